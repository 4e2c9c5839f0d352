package dev.labeldrop.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

final class InvocationLogTest {

  private final CapturedLog captured = new CapturedLog();
  private final InvocationLog log =
      new InvocationLog(
          captured, Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC));

  @Test
  void writesWhatWasDecidedAsOneJsonObjectOnALine() {
    log.about("run", "a-1");
    log.about("key", null);
    log.about("chunk", 2);
    log.info("Two\nlines.", Map.of("started", true));
    assertThat(captured.raw)
        .containsExactly(
            "{\"timestamp\":\"2026-11-22T12:00:00Z\",\"level\":\"INFO\",\"message\":\"Two\\nlines.\",\"run\":\"a-1\",\"chunk\":2,\"answer\":{\"started\":true}}\n");
    assertThat(captured.levels).containsExactly(LogLevel.INFO);
  }

  @Test
  void saysTheCodeAndTheStackOfAFailureThatStays() {
    Exception cause = new IllegalStateException("underneath");
    log.about("run", "a-1");
    log.failed(new PermanentException(Code.ERROR_OBJECT_CHANGED, "s3://b/k was replaced.", cause));
    Map<String, Object> line = captured.lines().getFirst();
    assertThat(captured.levels).containsExactly(LogLevel.ERROR);
    assertThat(line)
        .containsEntry("level", "ERROR")
        .containsEntry("message", "ERROR_OBJECT_CHANGED: s3://b/k was replaced.")
        .containsEntry("run", "a-1");
    assertThat(line.get("error"))
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .containsEntry("type", "dev.labeldrop.PermanentException")
        .containsEntry("code", "ERROR_OBJECT_CHANGED")
        .extractingByKey("stack", InstanceOfAssertFactories.STRING)
        .contains("\tat dev.labeldrop.lambda.InvocationLogTest.", "Caused by: ", "underneath");
  }

  @Test
  void onlyWarnsOfAFailureThatMayPass() {
    log.failed(new RetryableException("Rate exceeded"));
    assertThat(captured.levels).containsExactly(LogLevel.WARN);
    assertThat(captured.lines().getFirst()).containsEntry("level", "WARN");
  }

  @Test
  void callsAFailureWithoutAMessageAnError() {
    log.failed(new IllegalStateException());
    assertThat(captured.levels).containsExactly(LogLevel.ERROR);
    assertThat(captured.lines().getFirst()).containsEntry("message", "null");
  }

  @Test
  void putsWhatItIsAboutBesideMetricsAndLeavesThemWithoutALevel() {
    log.about("run", "a-1");
    log.about("Lines", "not the metric");
    log.metrics(Map.of("Lines", 3));
    assertThat(captured.levels).containsExactly(LogLevel.UNDEFINED);
    assertThat(captured.lines()).containsExactly(Map.of("Lines", 3, "run", "a-1"));
  }
}
