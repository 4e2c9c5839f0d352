package dev.labeldrop.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class StateFieldsTest {

  @Test
  void tellsTheRunAndTheChunkThatItIsAbout() {
    assertThat(line(Map.of("run", "a-1", "chunks", 3, "applied", 1, "bucket", "b")))
        .containsEntry("run", "a-1")
        .containsEntry("chunk", 2)
        .doesNotContainKey("bucket");
  }

  @Test
  void tellsTheKeyAndTheDatasetWhereTheStateHasThem() {
    assertThat(line(Map.of("key", "incoming/a.jsonl", "datasetArn", "arn:a")))
        .containsEntry("key", "incoming/a.jsonl")
        .containsEntry("datasetArn", "arn:a")
        .doesNotContainKeys("run", "chunk");
  }

  /** A metric is made of it, for an alarm on runs that do not end. */
  @Test
  void tellsForHowLongTheExecutionHasRun() {
    assertThat(line(Map.of("run", "a-1", "hours", 25))).containsEntry("hours", 25);
  }

  @Test
  void takesTheStatesWordForTheChunk() {
    assertThat(line(Map.of("chunk", 3, "chunks", 3, "applied", 1))).containsEntry("chunk", 3);
  }

  @Test
  void namesNoChunkWhereAllAreApplied() {
    assertThat(line(Map.of("chunks", 3, "applied", 3))).doesNotContainKey("chunk");
  }

  private static Map<String, Object> line(Map<String, @Nullable Object> state) {
    CapturedLog captured = new CapturedLog();
    InvocationLog log = new InvocationLog(captured, Clock.systemUTC());
    StateFields.describe(state, log);
    log.info("", Map.of());
    return captured.lines().getFirst();
  }
}
