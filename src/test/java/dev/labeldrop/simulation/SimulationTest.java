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
    System.out.printf("Simulated seeds %d to %d%n", FIRST, FIRST + COUNT - 1);
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
          77    | an index of lines that was deleted is not an empty one
          446   | a time that moves late does not end a run
          102   | entries that the service rewrote are the lines that were sent
          151   | entries that the service rewrote are the lines that were sent, also one by one
          10019 | a list of held entries that was deleted is not an empty one
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
