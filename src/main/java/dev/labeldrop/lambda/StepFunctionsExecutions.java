package dev.labeldrop.lambda;

import dev.labeldrop.Code;
import dev.labeldrop.LabeldropException;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.ServiceFailures;
import dev.labeldrop.run.turn.Executions;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;
import software.amazon.awssdk.services.sfn.model.ValidationException;

/**
 * Executions in Step Functions. A name is taken for 90 days after an execution of it has closed
 * (API reference, {@code StartExecution}).
 */
public final class StepFunctionsExecutions implements Executions {

  private final SfnClient sfn;
  private final String stateMachineArn;

  /**
   * The executions of a state machine.
   *
   * @param stateMachineArn which one is started; empty if none is
   */
  public StepFunctionsExecutions(SfnClient sfn, String stateMachineArn) {
    this.sfn = sfn;
    this.stateMachineArn = stateMachineArn;
  }

  @Override
  public boolean start(String name, String input) {
    try {
      sfn.startExecution(
          request -> request.stateMachineArn(stateMachineArn).name(name).input(input));
      return true;
    } catch (ExecutionAlreadyExistsException _) {
      return false;
    } catch (SdkException e) {
      throw failure(
          "Execution '" + name + "' of " + stateMachineArn,
          "Check that IngestFunction may start that state machine.",
          e);
    }
  }

  @Override
  public boolean runs(String execution) {
    try {
      // Without its data, which takes the right to decrypt if a customer's key encrypts it.
      ExecutionStatus status =
          sfn.describeExecution(request ->
                  request.executionArn(execution).includedData(IncludedData.METADATA_ONLY))
              .status();
      return status == ExecutionStatus.RUNNING || status == ExecutionStatus.PENDING_REDRIVE;
    } catch (ExecutionDoesNotExistException | InvalidArnException | ValidationException e) {
      return false; // also of a text that is no ARN, which a document made by hand may have
    } catch (SdkException e) {
      throw failure(
          "Execution " + execution,
          "Check that the function may call states:DescribeExecution on it.",
          e);
    }
  }

  @Override
  public boolean wake(String token, String output) {
    try {
      sfn.sendTaskSuccess(request -> request.taskToken(token).output(output));
      return true;
    } catch (TaskTimedOutException | TaskDoesNotExistException | InvalidTokenException e) {
      return false;
    } catch (SdkException e) {
      throw failure(
          "A run that waits for its turn could not be woken",
          "Check that the function may call states:SendTaskSuccess.",
          e);
    }
  }

  private static LabeldropException failure(String what, String remedy, SdkException failure) {
    String message = what + ": " + ServiceFailures.words(failure);
    return ServiceFailures.mayPass(failure)
        ? new RetryableException(message + " It may pass: try again.", failure)
        : new PermanentException(Code.ERROR_EXECUTION_REFUSED, message + " " + remedy, failure);
  }
}
