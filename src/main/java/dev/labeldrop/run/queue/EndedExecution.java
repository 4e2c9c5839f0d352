package dev.labeldrop.run.queue;

import dev.labeldrop.Code;
import dev.labeldrop.Json;
import dev.labeldrop.PermanentException;
import dev.labeldrop.run.files.Input;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An execution that failed, was aborted or ran out of time, as EventBridge tells of it (Step
 * Functions Developer Guide, "Step Functions Execution Status Change").
 *
 * <p>Of a state machine with a customer's key, the service's event has no input (same guide, "Data
 * at rest encryption"). So the template's rule adds the bucket; the run's id is the execution's
 * name.
 *
 * @param executionArn its ARN
 * @param run the run's id
 * @param bucket the drop's bucket
 */
public record EndedExecution(String executionArn, String run, String bucket) {

  /** The event, as far as it is read. */
  record Event(@Nullable Detail detail, @Nullable String bucket) {}

  /** What the event says of the execution; its input is JSON in a text. */
  record Detail(@Nullable String executionArn, @Nullable String name, @Nullable String input) {

    private EndedExecution in(String bucket) {
      return new EndedExecution(
          Input.required(executionArn, "detail.executionArn"),
          Input.required(name, "detail.name"),
          bucket);
    }

    private EndedExecution asItsInputSays() {
      byte[] json = Input.required(input, "detail.input").getBytes(StandardCharsets.UTF_8);
      ExecutionInput execution = Json.read(ExecutionInput.class, json, "input of the execution");
      return new EndedExecution(
          Input.required(executionArn, "detail.executionArn"),
          Input.required(execution.run(), "run"),
          Input.required(execution.bucket(), "bucket"));
    }
  }

  /** What is read of the execution's input. */
  record ExecutionInput(@Nullable String run, @Nullable String bucket) {}

  /**
   * Reads an event: the rule's, or the service's own with the execution's input in it.
   *
   * @throws PermanentException with code ERROR_INVALID_INPUT if it is another one
   */
  public static EndedExecution read(byte[] event) {
    Event read = Json.read(Event.class, event, "event of an execution");
    Detail detail = read.detail();
    if (detail == null) {
      throw new PermanentException(
          Code.ERROR_INVALID_INPUT,
          "The event of an execution has no 'detail'. Let EventBridge call the function with the"
              + " whole event.");
    }
    return read.bucket() == null ? detail.asItsInputSays() : detail.in(read.bucket());
  }
}
