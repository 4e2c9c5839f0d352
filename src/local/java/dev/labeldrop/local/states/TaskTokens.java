package dev.labeldrop.local.states;

import dev.labeldrop.local.PlainJson;
import java.io.IOException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Ends tasks by their tokens (API reference, SendTaskSuccess, SendTaskFailure, SendTaskHeartbeat).
 *
 * <p>A token of a task that is over, however it ended, or whose execution is, is refused with
 * {@code TaskTimedOut}, as seen of the service; one of an execution that is not there with {@code
 * TaskDoesNotExist}; a text that is no token with {@code InvalidToken}.
 */
public final class TaskTokens {

  private final Collection<StateMachine> stateMachines;

  /**
   * Ends tasks of state machines.
   *
   * @param stateMachines those that there are at the time of each call
   */
  public TaskTokens(Collection<StateMachine> stateMachines) {
    this.stateMachines = stateMachines;
  }

  /**
   * Lets a task succeed.
   *
   * @param output the task's result, as JSON
   * @throws StatesException of type TaskTimedOut, TaskDoesNotExist, InvalidToken, InvalidOutput or
   *     ValidationException
   */
  public void succeed(String token, String output) {
    if (PlainJson.bytes(output) > Quotas.SERVICE.dataBytes()) {
      throw Request.invalid(
          "Value at 'output' failed to satisfy constraint: Member must have length less than or"
              + " equal to "
              + Quotas.SERVICE.dataBytes());
    }
    try {
      answer(token, new Callback.Answer.Success(PlainJson.parse(output)));
    } catch (IOException e) {
      throw new StatesException("InvalidOutput", "Invalid Output: '" + e.getMessage() + "'");
    }
  }

  /**
   * Lets a task fail.
   *
   * @param error the error's name, for retriers and catchers; null for none
   * @param cause the error in words; null for none
   * @throws StatesException of type TaskTimedOut, TaskDoesNotExist or InvalidToken
   */
  public void fail(String token, @Nullable String error, @Nullable String cause) {
    answer(token, new Callback.Answer.Failed(new Failure(error, cause)));
  }

  /**
   * Asks whether a task still waits. There is no limit between two heartbeats here, so that is all.
   *
   * @throws StatesException of type TaskTimedOut, TaskDoesNotExist or InvalidToken
   */
  public void heartbeat(String token) {
    if (!execution(token).waitsFor(token)) {
      throw over();
    }
  }

  private void answer(String token, Callback.Answer answer) {
    if (!execution(token).answer(token, answer)) {
      throw over();
    }
  }

  private Execution execution(String token) {
    String arn = TaskToken.parse(token).executionArn();
    return stateMachines.stream()
        .flatMap(machine -> machine.find(arn).stream())
        .findFirst()
        .orElseThrow(() ->
            new StatesException(
                "TaskDoesNotExist", "Task Does Not Exist: 'There is no execution " + arn + "'"));
  }

  private static StatesException over() {
    return new StatesException(
        "TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
  }
}
