package dev.labeldrop.run;

/** Starts executions of the state machine. Step Functions in deployment, a list in tests. */
public interface Executions {

  /**
   * Starts an execution unless there is one of that name, running or ended.
   *
   * @param name the run's id
   * @param input a JSON object
   * @return whether it was started; false where there was one
   * @throws dev.labeldrop.RetryableException for what may pass
   * @throws dev.labeldrop.PermanentException for what stays
   */
  boolean start(String name, String input);
}
