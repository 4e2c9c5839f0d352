package dev.labeldrop.local.states;

/**
 * Hears how executions get on, on the thread of each execution, which waits meanwhile.
 *
 * <p>A listener that throws ends the execution as failed.
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
}
