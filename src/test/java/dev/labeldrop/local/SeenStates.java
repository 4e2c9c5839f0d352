package dev.labeldrop.local;

import dev.labeldrop.local.states.Execution;
import dev.labeldrop.local.states.ExecutionListener;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The states that executions entered, in the order of time. */
final class SeenStates implements ExecutionListener {

  private final Clock clock;

  // Guarded by this object's monitor.
  private final List<Seen> seen = new ArrayList<>();

  /**
   * A state that was entered.
   *
   * @param stem what the run's id begins with: the name of the dropped file without its suffix
   */
  record Seen(Instant at, Execution execution, String stem, String state) {}

  SeenStates(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void stateEntered(Execution execution, String state, String input) {
    String name = execution.name();
    String stem = name.substring(0, name.lastIndexOf('-'));
    seen.add(new Seen(clock.instant(), execution, stem, state));
    notifyAll();
  }

  /** The names of the states that a run entered. */
  synchronized List<String> of(String stem) {
    return seen.stream().filter(each -> each.stem().equals(stem)).map(Seen::state).toList();
  }

  /** The first time that a run enters a state; waits until it has. */
  synchronized Seen first(String stem, String state) {
    while (true) {
      for (Seen each : seen) {
        if (each.stem().equals(stem) && each.state().equals(state)) {
          return each;
        }
      }
      try {
        wait();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
