package dev.labeldrop.run.turn;

import dev.labeldrop.Waiter;
import dev.labeldrop.dataset.Datasets;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.run.files.RunFiles;
import dev.labeldrop.run.state.RunState;
import dev.labeldrop.run.state.Settings;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * What a step works with that needs the dataset's turn.
 *
 * @param store has the drops and the files of runs and datasets
 * @param datasets the service
 * @param executions says who runs, and wakes who waits
 * @param settings the stack's parameters
 * @param clock tells the time
 * @param waiter waits between pages of entries
 * @param random names the folders of attempts; a snapshot must not repeat it
 */
public record Surroundings(
    ObjectStore store,
    Datasets datasets,
    Executions executions,
    Settings settings,
    Clock clock,
    Waiter waiter,
    RandomGenerator random) {

  /** Now, in whole milliseconds. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** The folder of a run. */
  public RunFiles files(RunState state) {
    return RunFiles.of(store, state.bucket(), state.run());
  }

  /**
   * The turn of a run's dataset.
   *
   * @param warn told of files that cannot be read
   */
  public Turns turns(RunState state, Consumer<String> warn) {
    return new Turns(store, state.bucket(), state.dataset(), executions, warn);
  }

  /** A name that no other attempt has, with a word before it: {@code prepare-0123456789abcdef}. */
  public String attempt(String word) {
    return "%s-%016x".formatted(word, random.nextLong());
  }
}
