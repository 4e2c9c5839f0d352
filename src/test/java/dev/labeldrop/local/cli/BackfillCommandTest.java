package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.labeldrop.local.LocalStack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

final class BackfillCommandTest {

  @TempDir private Path folder = Path.of("");

  private static void put(StackCli cli, String key, String text) {
    cli.stack
        .clients()
        .s3()
        .putObject(b -> b.bucket(LocalStack.BUCKET).key(key), RequestBody.fromString(text));
  }

  @Test
  void takesInWhatLiesUnderAPrefix() throws IOException, InterruptedException {
    try (StackCli cli = new StackCli(folder)) {
      cli.stack.holdEvents();
      put(cli, "incoming/flowers/train/a.jsonl", Cli.lines(3));
      put(cli, "incoming/flowers/train/readme.txt", "hello");

      int code = cli.run("backfill", "incoming/flowers/");

      assertThat(code).as(cli.err()).isZero();
      assertThat(cli.out())
          .startsWith("BACKFILL_COMPLETE: backfill-")
          .contains("  2 objects: 1 run started, 1 passed over")
          .contains("./labeldrop runs --local");
      assertThat(cli.err()).contains("taking in incoming/flowers/");
      cli.stack.awaitQuiet();
      assertThat(cli.stack.stateMachine().executions()).hasSize(1);
    }
  }

  @Test
  void tellsProgramsWhatWasStarted() throws IOException, InterruptedException {
    try (StackCli cli = new StackCli(folder)) {
      cli.stack.holdEvents();
      put(cli, "incoming/flowers/train/a.jsonl", Cli.lines(3));

      int code =
          cli.run(
              "backfill",
              "s3://" + LocalStack.BUCKET + "/incoming/",
              "--since",
              "7d",
              "--format",
              "json");

      assertThat(code).as(cli.err()).isZero();
      assertThat(JSON.std.mapFrom(cli.out()))
          .containsEntry("status", "BACKFILL_COMPLETE")
          .containsEntry("objects", Map.of("total", 1, "succeeded", 1, "failed", 0))
          .extractingByKey("outcome", MAP)
          .containsEntry("runs", List.of(cli.run()));
      cli.stack.awaitQuiet();
    }
  }

  @Test
  void leavesItAloneIfItIsNotToBeFollowed() throws IOException, InterruptedException {
    try (StackCli cli = new StackCli(folder)) {
      put(cli, "incoming/flowers/train/a.jsonl", Cli.lines(3));
      cli.stack.awaitQuiet();

      assertThat(cli.run("backfill", "incoming/", "--detach")).isZero();

      assertThat(cli.out()).isEqualTo(cli.stack.backfill().executions().getFirst().name() + "\n");
      cli.stack.awaitQuiet();
    }
  }

  @Test
  void saysWhichPrefixesThereAre() throws IOException, InterruptedException {
    try (StackCli cli = new StackCli(folder)) {
      put(cli, "incoming/flowers/train/a.jsonl", Cli.lines(1));
      cli.stack.awaitQuiet();

      assertThat(cli.run("backfill", "incoming/flower/")).isEqualTo(2);
      assertThat(cli.err())
          .contains("Nothing lies under s3://" + LocalStack.BUCKET + "/incoming/flower/.")
          .contains("incoming/flowers/")
          .contains("incoming/flowers/train/");
      assertThat(cli.run("backfill", "flowers/")).isEqualTo(2);
      assertThat(cli.err()).contains("Try: incoming/flowers/");
      assertThat(cli.stack.backfill().executions()).isEmpty();
    }
  }
}
