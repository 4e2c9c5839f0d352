package dev.labeldrop.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.local.rekognition.Operation;
import dev.labeldrop.local.rekognition.ServiceError;
import dev.labeldrop.local.rekognition.Timing;
import dev.labeldrop.local.s3.ObjectEvent;
import dev.labeldrop.local.states.Execution;
import dev.labeldrop.local.states.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several runs for one dataset: who may send, and who waits. */
final class TurnsEndToEndTest {

  private static final String FOLDER = "incoming/flowers/train/";
  private static final Timing ONE_SECOND =
      new Timing(Duration.ZERO, Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO);
  private static final Timing TWO_HOURS =
      new Timing(Duration.ZERO, Duration.ofHours(2), Duration.ZERO, Duration.ZERO);

  private @Nullable StackFixture fixture;

  @AfterEach
  void stop() {
    if (fixture != null) {
      fixture.close();
    }
  }

  private StackFixture start(Map<String, String> parameters, Timing timing) {
    StackFixture started = new StackFixture(parameters, timing);
    fixture = started;
    return started;
  }

  @Test
  void twentyFiveDropsAtOnceAreAppliedInTheirOrder() {
    StackFixture f = start(Map.of(), ONE_SECOND);
    List<String> names = IntStream.range(0, 25).mapToObj("d%02d"::formatted).toList();
    List<ObjectEvent> events = f.holdEvents();
    for (String name : names) {
      f.put(key(name), Lines.manifest(List.of(Lines.line(name), label("shared", name))));
      f.time.advance(Duration.ofMillis(40));
    }
    Instant dropped = f.time.instant();
    f.time.standingStill(() -> {
      f.deliver(events.get(0));
      f.states.first("d00", "Wait");
      // Events come in no order; all others wait before the first run is over.
      for (int i = 24; i > 0; i--) {
        f.deliver(events.get(i));
      }
      names.forEach(name -> f.states.first(name, "Queue"));
    });
    f.awaitQuiet();
    for (String name : names) {
      assertThat(f.notice(key(name)).summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 2/2");
    }
    assertThat(f.notices())
        .extracting(StackFixture.Notice::key)
        .containsExactlyElementsOf(names.stream().map(TurnsEndToEndTest::key).toList());
    assertThat(f.rekognition().lines(f.train)).hasSize(26).contains(label("shared", "d24"));
    assertThat(f.calls("UpdateDatasetEntries OK")).isEqualTo(25);
    assertThat(f.rekognition().calls(Operation.UPDATE_DATASET_ENTRIES)).hasSize(25);
    assertThat(f.calls("DescribeDataset OK")).isLessThanOrEqualTo(25 * 6);
    // A second an update: between two there is nothing to wait for.
    assertThat(Duration.between(dropped, f.time.instant())).isLessThan(Duration.ofSeconds(25 + 3));
  }

  @Test
  void aRunThatWaitsAsksNothingOfTheServiceAndUsesFewEvents() {
    StackFixture f = start(Map.of("UPDATE_TIMEOUT_MINUTES", "1440"), TWO_HOURS);
    f.time.standingStill(() -> {
      f.put(key("first"), Lines.manifest(1));
      f.states.first("first", "Wait");
      f.put(key("second"), Lines.manifest(List.of(Lines.line("2"))));
      f.states.first("second", "Queue");
    });
    f.awaitQuiet();
    assertThat(f.notice(key("first")).summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 1/1");
    assertThat(f.notice(key("second")).summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 1/1");
    // After 5, 10, 20, 40 and 60 minutes the wait is begun anew.
    assertThat(f.states.of("second").stream().filter("Queue"::equals)).hasSize(5);
    assertThat(f.states.first("second", "Prepare").at())
        .isEqualTo(f.states.first("first", "Report").at());
    assertThat(f.calls("DescribeProjects OK")).isEqualTo(1);
    assertThat(f.calls().stream().filter(call -> call.contains("ResourceInUse"))).isEmpty();
  }

  @Test
  void anAbortedHolderHandsOnAtOnce() {
    StackFixture f = start(Map.of(), StackFixture.TIMING);
    List<Instant> stopped = new ArrayList<>();
    f.time.standingStill(() -> {
      f.put(key("first"), Lines.manifest(List.of(label("shared", "first"), Lines.line("1"))));
      Execution first = f.states.first("first", "Wait").execution();
      f.put(key("second"), Lines.manifest(List.of(label("shared", "second"))));
      f.states.first("second", "Queue");
      stopped.add(first.stop("Test.Abort", "by the test"));
      f.states.first("second", "Prepare");
    });
    f.awaitQuiet();
    assertThat(f.states.first("second", "Prepare").at()).isEqualTo(stopped.getFirst());
    assertThat(f.notice().summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 1/1");
    assertThat(f.rekognition().lines(f.train))
        .containsExactlyInAnyOrder(label("shared", "second"), Lines.line("1"));
    assertThat(f.calls().stream().filter(call -> call.contains("ResourceInUse"))).isEmpty();
  }

  @Test
  void aRedrivenRunThatLostItsTurnQueuesAgainAndUndoesNothing() throws InterruptedException {
    StackFixture f = start(Map.of(), StackFixture.TIMING);
    List<Execution> stopped = new ArrayList<>();
    f.time.standingStill(() -> {
      f.put(key("first"), Lines.manifest(List.of(label("shared", "first"), Lines.line("1"))));
      stopped.add(f.states.first("first", "Wait").execution());
    });
    f.time.advance(Duration.ofMillis(1));
    stopped.getFirst().stop("Test.Abort", "by the test");
    f.awaitQuiet();
    f.drop(key("second"), Lines.manifest(List.of(label("shared", "second"))));
    f.stack.stateMachine().redrive(stopped.getFirst());
    f.awaitQuiet();
    assertThat(stopped.getFirst().await().status()).isEqualTo(Status.SUCCEEDED);
    assertThat(f.states.of("first").stream().filter("Queue"::equals)).hasSize(2);
    assertThat(f.notice(key("second")).summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 1/1");
    StackFixture.Notice redriven = f.notice(key("first"));
    assertThat(redriven.text("status")).isEqualTo("UPDATE_COMPLETE");
    assertThat(redriven.lines("superseded")).isEqualTo(1);
    assertThat(f.rekognition().lines(f.train))
        .containsExactlyInAnyOrder(label("shared", "second"), Lines.line("1"));
  }

  @Test
  void aHolderThatFailsHandsOnAtOnce() {
    StackFixture f = start(Map.of(), ONE_SECOND);
    f.time.standingStill(() -> {
      f.put(key("first"), Lines.manifest(1));
      f.states.first("first", "Wait");
      f.put(key("second"), Lines.manifest(2));
      f.states.first("second", "Queue");
      f.rekognition()
          .faults()
          .answerNext(Operation.DESCRIBE_DATASET, ServiceError.ACCESS_DENIED, 1);
    });
    f.awaitQuiet();
    assertThat(f.notice(key("first")).problems()).contains("null ERROR_ACCESS_DENIED");
    assertThat(f.notice(key("second")).text("status")).isEqualTo("UPDATE_COMPLETE");
    assertThat(f.rekognition().lines(f.train)).containsExactlyInAnyOrderElementsOf(Lines.list(2));
    assertThat(
            Duration.between(
                f.states.first("first", "Report").at(), f.states.first("second", "Prepare").at()))
        .isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void aFileThatIsRejectedWaitsForNobody() {
    StackFixture f = start(Map.of("UPDATE_TIMEOUT_MINUTES", "1440"), TWO_HOURS);
    f.time.standingStill(() -> {
      f.put(key("first"), Lines.manifest(1));
      f.states.first("first", "Wait");
      f.put(key("bad"), "nonsense\n");
      f.states.first("bad", "Report");
    });
    f.awaitQuiet();
    assertThat(f.notices().getFirst().text("outcome")).isEqualTo("REJECTED");
    assertThat(f.states.of("bad")).containsExactly("AnythingToSend", "Report");
  }

  @Test
  void aLimitThatStaysEndsTheRunAfterAQuarterOfAnHourWithTheServicesWords() {
    StackFixture f = start(Map.of(), ONE_SECOND);
    f.rekognition()
        .faults()
        .answerNext(Operation.UPDATE_DATASET_ENTRIES, ServiceError.LIMIT_EXCEEDED, 10_000);
    Instant dropped = f.time.instant();
    f.drop(key("first"), Lines.manifest(1));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_FAILED FAILED 0/1");
    assertThat(f.notice().firstMessage()).contains("LimitExceededException");
    assertThat(Duration.between(dropped, f.time.instant()))
        .isBetween(Duration.ofMinutes(15), Duration.ofMinutes(21));
  }

  private static String key(String name) {
    return FOLDER + name + ".jsonl";
  }

  private static String label(String image, String label) {
    return Lines.line(image).replace("daisy", label);
  }
}
