package dev.labeldrop.simulation;

import dev.labeldrop.local.states.Execution;
import dev.labeldrop.local.states.StateMachine;
import dev.labeldrop.local.states.StatesException;
import dev.labeldrop.local.states.TaskTokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionRequest;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Step Functions, behind the SDK's interface, on the local interpreter. */
final class SimStepFunctions implements SfnClient {

  private final StateMachine machine;
  private final Scheduler time;
  private final Gate gate;
  private final TaskTokens tokens;
  private final Map<String, String> drops = new HashMap<>();

  SimStepFunctions(StateMachine machine, Scheduler time, Gate gate) {
    this.machine = machine;
    this.time = time;
    this.gate = gate;
    this.tokens = new TaskTokens(List.of(machine));
  }

  /** The versions that have landed, by the runs that were started for them. */
  Map<String, String> drops() {
    return Map.copyOf(drops);
  }

  @Override
  public StartExecutionResponse startExecution(StartExecutionRequest request) {
    Actor actor = time.actor();
    if (actor != null) {
      drops.put(request.name(), actor.run);
    }
    return call(
        "StartExecution",
        request.name(),
        () -> {
          Execution started = machine.start(request.name(), request.input());
          return StartExecutionResponse.builder()
              .executionArn(started.arn())
              .startDate(started.startDate())
              .build();
        });
  }

  @Override
  public DescribeExecutionResponse describeExecution(DescribeExecutionRequest request) {
    return call(
        "DescribeExecution",
        request.executionArn(),
        () -> {
          Execution execution = find(request.executionArn());
          return DescribeExecutionResponse.builder()
              .executionArn(execution.arn())
              .name(execution.name())
              .status(execution.describe().status().name())
              .startDate(execution.startDate())
              .stopDate(execution.describe().stopDate())
              .redriveCount(execution.describe().redriveCount())
              .build();
        });
  }

  @Override
  public StopExecutionResponse stopExecution(StopExecutionRequest request) {
    return call(
        "StopExecution",
        request.executionArn(),
        () ->
            StopExecutionResponse.builder()
                .stopDate(find(request.executionArn()).stop(request.error(), request.cause()))
                .build());
  }

  @Override
  public RedriveExecutionResponse redriveExecution(RedriveExecutionRequest request) {
    return call(
        "RedriveExecution",
        request.executionArn(),
        () ->
            RedriveExecutionResponse.builder()
                .redriveDate(machine.redrive(find(request.executionArn())))
                .build());
  }

  @Override
  public SendTaskSuccessResponse sendTaskSuccess(SendTaskSuccessRequest request) {
    return call(
        "SendTaskSuccess",
        request.output(),
        () -> {
          if (!gate.strikes(Fault.WAKE_LOST, request.output())) {
            tokens.succeed(request.taskToken(), request.output());
          }
          return SendTaskSuccessResponse.builder().build();
        });
  }

  @Override
  public SendTaskFailureResponse sendTaskFailure(SendTaskFailureRequest request) {
    return call(
        "SendTaskFailure",
        request.error(),
        () -> {
          tokens.fail(request.taskToken(), request.error(), request.cause());
          return SendTaskFailureResponse.builder().build();
        });
  }

  private Execution find(String arn) {
    return machine.find(arn).orElseThrow(() -> failure("ExecutionDoesNotExist"));
  }

  private <T> T call(String operation, String subject, Supplier<T> effect) {
    return gate.call(
        Call.of("StepFunctions", operation, subject),
        () -> {
          try {
            return effect.get();
          } catch (StatesException e) {
            throw failure(e.type());
          }
        });
  }

  private static AwsServiceException failure(String type) {
    return ServiceErrors.complete(
        switch (type) {
          case "ExecutionAlreadyExists" -> ExecutionAlreadyExistsException.builder();
          case "ExecutionDoesNotExist" -> ExecutionDoesNotExistException.builder();
          case "ExecutionNotRedrivable" -> ExecutionNotRedrivableException.builder();
          case "TaskTimedOut" -> TaskTimedOutException.builder();
          case "TaskDoesNotExist" -> TaskDoesNotExistException.builder();
          case "InvalidToken" -> InvalidTokenException.builder();
          default -> SfnException.builder();
        },
        400,
        type);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
