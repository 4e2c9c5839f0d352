package dev.labeldrop.lambda;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.ServiceFailures;
import dev.labeldrop.run.Executions;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;

/**
 * Starts executions in Step Functions. A name is taken for 90 days after an execution of it has
 * closed (API reference, {@code StartExecution}).
 */
final class StepFunctionsExecutions implements Executions {

  private final SfnClient sfn;
  private final String stateMachineArn;

  StepFunctionsExecutions(SfnClient sfn, String stateMachineArn) {
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
      String message =
          "Execution '" + name + "' of " + stateMachineArn + ": " + ServiceFailures.words(e);
      throw ServiceFailures.mayPass(e)
          ? new RetryableException(message, e)
          : new PermanentException(
              Code.ERROR_EXECUTION_REFUSED,
              message + " Check that IngestFunction may start that state machine.",
              e);
    }
  }
}
