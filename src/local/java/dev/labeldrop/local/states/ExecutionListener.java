package dev.labeldrop.local.states;

/**
 * Hears how executions get on, on the thread of each execution, which waits meanwhile.
 *
 * <p>A listener that throws in a state ends the execution as failed.
 */
public interface ExecutionListener {

  /** One that does not listen. */
  ExecutionListener NONE = new ExecutionListener() {};

  /**
   * A state begins; also again when an execution is redriven.
   *
   * @param execution whose state
   * @param state the state's name
   * @param input the state's input, as JSON
   */
  default void stateEntered(Execution execution, String state, String input) {}

  /**
   * A state has come to an end, and another or the end of the execution follows.
   *
   * @param execution whose state
   * @param state the state's name
   * @param output the state's output, as JSON
   */
  default void stateExited(Execution execution, String state, String output) {}

  /**
   * An execution has ended, in whatever way; also again after a redrive. It is told on the thread
   * that ended it, which for a stop is not the execution's own. Who awaits the execution hears of
   * the end later.
   *
   * @param execution which
   * @param end how it ended
   */
  default void executionEnded(Execution execution, ExecutionDescription end) {}
}
