package dev.labeldrop.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.RetryableException;
import java.util.function.BooleanSupplier;

/** A step that is tried to its end, and another invocation of it that comes between two calls. */
public final class Overtaking {

  private final RunBench bench;
  private final int mostTries;
  private final BooleanSupplier step;
  private boolean happened;

  /**
   * A step.
   *
   * @param mostTries how often it may be called
   * @param step calls it once, and says whether that was the end
   */
  public Overtaking(RunBench bench, int mostTries, BooleanSupplier step) {
    this.bench = bench;
    this.mostTries = mostTries;
    this.step = step;
  }

  /**
   * Runs it to its end.
   *
   * @param calls how many calls of the store are over when the other one begins; never, if there
   *     are fewer
   */
  public void run(int calls) {
    if (calls < Integer.MAX_VALUE) {
      after(calls);
    }
    end();
    bench.store.clearFaults();
  }

  /** Whether the other one came between. */
  public boolean happened() {
    return happened;
  }

  private void after(int calls) {
    bench.store.afterNext(
        "",
        () -> {
          if (calls == 0) {
            happened = true;
            end();
          } else {
            after(calls - 1);
          }
        });
  }

  /** As the state machine tries it. */
  private void end() {
    for (int tries = 0; tries < mostTries; tries++) {
      try {
        if (step.getAsBoolean()) {
          return;
        }
      } catch (RetryableException e) {
        assertThat(e)
            .message()
            .containsAnyOf("by another invocation of this step", "Rate exceeded");
      }
    }
    throw new AssertionError("It never ended.");
  }
}
