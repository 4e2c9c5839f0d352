package dev.labeldrop.local.states;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/** A state machine, its endpoint and the AWS SDK's client, for one test. */
final class LocalStepFunctions implements AutoCloseable {

  private static final String STATES =
      """
      "C": {"Type": "Choice", "Default": "Bad",
            "Choices": [{"Condition": "{% $states.input.id > 0 %}", "Next": "W"}]},
      "W": {"Type": "Wait", "Seconds": 2, "Next": "T"},
      "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
            "Arguments": {"FunctionName": "f", "Payload": "{% $states.input %}"},
            "Output": "{% $states.result.Payload %}", "End": true},
      "Bad": {"Type": "Fail", "Error": "NoId", "Cause": "an id is missing"}
      """;

  final Machines machines = new Machines();
  final StateMachine machine = machines.machine(STATES);
  final StepFunctionsEndpoint endpoint;
  final SfnClient client;

  LocalStepFunctions() throws IOException {
    endpoint = StepFunctionsEndpoint.start(List.of(machine));
    client = client(endpoint.uri());
  }

  @Override
  public void close() {
    client.close();
    endpoint.close();
    machine.close();
  }

  StartExecutionResponse start(String name, String input) {
    return client.startExecution(
        request -> request.stateMachineArn(Machines.ARN).name(name).input(input));
  }

  /** Runs an execution to its end, and gives its ARN. */
  String runToEnd(String name, String input) throws InterruptedException {
    String arn = start(name, input).executionArn();
    machine.find(arn).orElseThrow().await();
    return arn;
  }

  static SfnClient client(URI uri) {
    return SfnClient.builder()
        .endpointOverride(uri)
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }
}
