package dev.labeldrop.run.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.Code;
import dev.labeldrop.Json;
import dev.labeldrop.PermanentException;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExecutionEventsTest {

  @ParameterizedTest(name = "{0} before, tried {1} times before: {2}")
  @CsvSource({", , 13", ", 2, 19", "13, , 22", "13, 0, 22", "22, 1, 34"})
  void countsEveryStepAndEveryTry(@Nullable Integer before, @Nullable Integer retries, int used) {
    assertThat(ExecutionEvents.used(before, retries)).isEqualTo(used);
  }

  @ParameterizedTest(name = "{0} before, armed {1} times, tried {2} times: {3}")
  @CsvSource({"0, 0, 0, 13", "22, 0, 0, 31", "4, 3, 0, 31", "4, 0, 2, 19", "4, 3, 2, 37"})
  void countsHowOftenARunHasQueuedAnew(int before, int armed, int retries, int used) {
    assertThat(ExecutionEvents.usedByQueueing(before, armed, retries)).isEqualTo(used);
  }

  /** The figures of the class, event by event, for updates of any number of looks and tries. */
  @Test
  void neverCountsLessThanThereAre() {
    SplittableRandom random = new SplittableRandom(7);
    for (int run = 0; run < 200; run++) {
      int counted = ExecutionEvents.usedByQueueing(0, 0, 0);
      int there = 4 + 6 + 2;
      for (int update = 0; update < 100; update++) {
        int tries = random.nextInt(3);
        counted = ExecutionEvents.used(counted, tries);
        there += 5 + 2 + 3 * tries;
        for (int looks = random.nextInt(1, 10); looks > 0; looks--) {
          tries = random.nextInt(3);
          counted = ExecutionEvents.used(counted, tries);
          there += 2 + 5 + 2 + 3 * tries;
        }
        assertThat(counted).isGreaterThanOrEqualTo(there);
      }
      // Two for each update, which need not be a Wait's.
      assertThat(counted - there).isLessThanOrEqualTo(2 * 100 + 1);
    }
  }

  @Test
  void leavesRoomForReconcilingAndTheReport() {
    assertThat(ExecutionEvents.roomFor(22_000)).isTrue();
    assertThat(ExecutionEvents.roomFor(22_001)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 21_991})
  void letsAStepSendIfThereIsRoom(int before) {
    assertThatCode(() -> state(before).requireRoom()).doesNotThrowAnyException();
  }

  @Test
  void endsARunBeforeTheServiceDoes() {
    assertThatThrownBy(() -> state(21_992).requireRoom())
        .isInstanceOfSatisfying(
            PermanentException.class,
            e -> assertThat(e.code()).isEqualTo(Code.ERROR_EXECUTION_TOO_LONG))
        .hasMessageContaining("about 22,001 of the 25,000 events");
  }

  private static RunState state(int events) {
    return Json.read(
        RunState.class, Json.bytes(Map.of("run", "a-1", "bucket", "b", "events", events)), "state");
  }
}
