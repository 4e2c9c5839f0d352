package dev.labeldrop.run.turn;

import static dev.labeldrop.run.turn.TurnsBench.BUCKET;
import static dev.labeldrop.run.turn.TurnsBench.FOLDER;
import static dev.labeldrop.run.turn.TurnsBench.PAUSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The turn of a paused dataset is given to none. */
final class PausedTurnsTest {

  private final TurnsBench bench = new TurnsBench();

  @Test
  void givesTheTurnOfAPausedDatasetToNoneUntilItIsResumed() {
    bench.queue("a", 1, 0);
    bench.queue("b", 1, 0);
    assertThat(bench.turns.pause(PAUSE)).isEqualTo(PAUSE);
    assertThat(bench.turns.paused()).contains(PAUSE);
    assertThat(bench.holds("a", 1)).as("who has the turn goes on").isTrue();
    bench.leave("a");
    bench.queue("c", 1, 0);
    assertThat(bench.executions.woken).containsOnlyKeys("token-a-1-0");
    bench.turns.resume();
    assertThat(bench.turns.paused()).isEmpty();
    assertThat(bench.executions.woken).containsOnlyKeys("token-a-1-0", "token-b-1-0");
  }

  @Test
  void pausesADatasetThatNoRunHasHad() {
    bench.turns.pause(PAUSE);
    bench.queue("a", 1, 0);
    assertThat(bench.executions.woken).isEmpty();
  }

  @Test
  void keepsTheFirstOfTwoPauses() {
    bench.turns.pause(PAUSE);
    assertThat(bench.turns.pause(new Pause("another reason", "bob", "2026-11-23T10:00:00Z")))
        .isEqualTo(PAUSE);
  }

  @Test
  void givesTheTurnToNoneThatDecidedSoBeforeThePause() {
    bench.queue("a", 1, 0);
    bench.queue("b", 1, 0);
    // After the look for a pause, before the turn is given.
    bench.store.onNext("putIfUnchanged", () -> bench.turns.pause(PAUSE));
    bench.turns.handOn("arn:a");
    assertThat(bench.executions.woken).containsOnlyKeys("token-a-1-0");
    assertThat(bench.holds("b", 1)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"why\":\"a check\",\"by\":\"anna\",\"since\":\"today\"}",
        "{\"why\":\"a check\",\"by\":\"anna\",\"since\":\"\"}"
      })
  void takesAPauseThatCannotBeReadForAPause(String made) {
    bench.store.put(BUCKET, FOLDER + "paused.json", made.getBytes(StandardCharsets.UTF_8), "x");
    bench.queue("a", 1, 0);
    assertThat(bench.turns.paused().map(Pause::since)).contains("1970-01-01T00:00:00Z");
    assertThat(bench.executions.woken).isEmpty();
    assertThat(bench.warnings).anyMatch(each -> each.contains("The dataset is paused."));
  }
}
