package dev.labeldrop.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Some hundred seeds; {@code scripts/simulate} runs any number. A seed that fails here is printed
 * with the command that replays it.
 */
final class SimulationTest {

  private static final long FIRST = Long.getLong("simulation.first", 1);
  private static final int COUNT = Integer.getInteger("simulation.count", 300);

  @Test
  void whateverGoesWrongEveryLineIsAccountedFor() {
    System.out.printf(
        "Simulated seeds %d to %d; scripts/simulate --seed %d replays the first of them%n",
        FIRST, FIRST + COUNT - 1, FIRST);
    List<String> violated = new ArrayList<>();
    for (long seed = FIRST; seed < FIRST + COUNT; seed++) {
      Outcome outcome = Simulation.run(seed, _ -> true, _ -> true, false);
      if (!outcome.violations().isEmpty()) {
        Outcome small = Shrinker.shrink(outcome);
        violated.add(Shrinker.command(small) + "\n" + String.join("\n", small.violations()));
      }
    }
    assertThat(violated).isEmpty();
  }

  @ParameterizedTest(name = "{1} (seed {0})")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          316  | an index of lines that was deleted is not an empty one
          284  | a time that moves late does not end a run
          1    | entries that the service rewrote are the lines that were sent
          40   | the end of somebody else's update is not the run's own
          2576 | a line is blamed only after it failed alone twice
          1563 | a listing under which entries have come, and the time has not moved, is begun anew
          5526 | errors of an entry are not blamed on a line that the service has dropped
          4382 | a ledger is not believed if more entries have come than the run added
          9845 | what an aborted run's update has brought, after a newer drop, is not called no change
          9663 | what an aborted run's update has applied counts as applied
          774  | rejected lines that are still there are given back, and what is lost is said
          6235 | counts prove nothing if another update was seen to begin
          6043 | a run whose plan was deleted does not claim that no line has errors
          """)
  void whatOnceWentWrongDoesNotAnyMore(long seed, String what) {
    assertThat(Simulation.run(seed, _ -> true, _ -> true, false).violations()).as(what).isEmpty();
  }

  @Test
  void aSeedGivesTheSameRunCallByCall() {
    for (long seed = 1; seed <= 10; seed++) {
      Outcome first = Simulation.run(seed, _ -> true, _ -> true, false);
      Outcome again = Simulation.run(seed, _ -> true, _ -> true, true);
      assertThat(again.calls()).isPositive().isEqualTo(first.calls());
      assertThat(again.hash()).isEqualTo(first.hash());
      assertThat(again.injected()).isEqualTo(first.injected());
    }
  }

  @Test
  void seedsGiveDifferentRuns() {
    assertThat(
            LongStream.rangeClosed(1, 10)
                .map(seed -> Simulation.run(seed, _ -> true, _ -> true, false).hash())
                .distinct()
                .count())
        .isEqualTo(10);
  }

  @Test
  void whereNoFaultIsAllowedNoneStrikes() {
    for (long seed = 1; seed <= 20; seed++) {
      assertThat(Simulation.run(seed, _ -> true, _ -> false, false).injected()).isEmpty();
    }
  }
}
