package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.dataset.DatasetType;
import dev.labeldrop.local.FailedEvent;
import dev.labeldrop.local.functions.FunctionException;
import dev.labeldrop.local.s3.Notification;
import dev.labeldrop.local.s3.ObjectEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

final class EventsCommandTest {

  @TempDir private Path folder = Path.of("");

  /** A stack with a drop whose event has failed. */
  private StackCli failed() throws IOException {
    StackCli cli = new StackCli(folder);
    cli.dataset("flowers", DatasetType.TRAIN);
    List<ObjectEvent> held = new CopyOnWriteArrayList<>();
    cli.stack.holdEvents();
    cli.stack.onObjectCreated(held::add);
    cli.start("incoming/flowers/train/a.jsonl", Cli.good(1));
    byte[] event = Notification.json(held).getBytes(StandardCharsets.UTF_8);
    FunctionException failure =
        new FunctionException(null, "ERROR_ACCESS_DENIED: s3://…", List.of());
    cli.stack.failedEvents().send(FailedEvent.json(event, 3, failure));
    return cli;
  }

  @Test
  void listsEventsWithTheirReasonsAndLetsOthersSeeThemAgain() throws IOException {
    try (StackCli cli = failed()) {
      for (int i = 0; i < 2; i++) {
        assertThat(cli.run("events")).as(cli.err()).isEqualTo(1);
        assertThat(cli.out())
            .contains("s3://labeldrop-local/incoming/flowers/train/a.jsonl", "ERROR_ACCESS_DENIED");
      }
      assertThat(cli.run("events", "--format", "json")).isEqualTo(1);
      assertThat(((Map<?, ?>) ((List<?>) cli.json()).getFirst()).get("reason"))
          .isEqualTo("ERROR_ACCESS_DENIED: s3://…");
    }
  }

  @Test
  void givesEventsToIngestAgain() throws IOException, InterruptedException {
    try (StackCli cli = failed()) {
      assertThat(cli.run("events", "retry")).as(cli.err()).isZero();
      cli.stack.awaitQuiet();
      assertThat(cli.run("events")).isZero();
      assertThat(cli.out()).isEqualTo("No failed events.\n");
      assertThat(cli.run("runs", "--outcome", "complete")).isZero();
      assertThat(cli.out().lines()).hasSize(2);
    }
  }

  @Test
  void saysWhichEventIsNotThere() throws IOException {
    try (StackCli cli = failed()) {
      assertThat(cli.run("events", "retry", "nonsense")).isEqualTo(2);
      assertThat(cli.err()).contains("No event 'nonsense' is in the queue. There is: ");
      assertThat(cli.run("events")).isEqualTo(1);
    }
  }

  @Test
  void leavesWhatIsNoEventInTheQueue() throws IOException, InterruptedException {
    try (StackCli cli = failed()) {
      cli.stack.failedEvents().send("by hand");
      assertThat(cli.run("events", "retry")).isEqualTo(1);
      assertThat(cli.out()).startsWith("given again: s3://").hasLineCount(1);
      assertThat(cli.err()).contains("left in the queue: ", "The message is no record of Lambda");
      cli.stack.awaitQuiet();
      assertThat(cli.run("events", "--format", "json")).isEqualTo(1);
      assertThat((List<?>) cli.json()).hasSize(1);
    }
  }

  @Test
  void letsOthersSeeTheEventsThatAreLeftIfOneCannotBeGiven() throws IOException {
    try (StackCli cli = failed()) {
      cli.intercept(new Denied("Invoke"));
      assertThat(cli.run("events", "retry")).isEqualTo(2);
      assertThat(cli.err()).contains("Access denied: you may not call lambda:InvokeFunction");
      cli.intercept(new ExecutionInterceptor() {});
      assertThat(cli.run("events")).isEqualTo(1);
    }
  }
}
