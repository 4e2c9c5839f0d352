package dev.labeldrop.run.turn;

/**
 * The executions of the state machine. Step Functions in deployment, lists in tests.
 *
 * <p>Every method throws {@link dev.labeldrop.RetryableException} for what may pass and {@link
 * dev.labeldrop.PermanentException} for what stays.
 */
public interface Executions {

  /**
   * Starts an execution unless there is one of that name, running or ended.
   *
   * @param name the run's id
   * @param input a JSON object
   * @return whether it was started; false if there was one
   */
  boolean start(String name, String input);

  /**
   * Whether an execution runs ({@code DescribeExecution}). One that is not there does not. The
   * answer may be some seconds old (API reference: eventually consistent).
   *
   * @param execution its ARN
   */
  boolean runs(String execution);

  /**
   * Ends a task's wait ({@code SendTaskSuccess}).
   *
   * @param token the task's token
   * @param output a JSON object
   * @return whether the task waited; false if it has ended, was given up, or never was
   */
  boolean wake(String token, String output);
}
