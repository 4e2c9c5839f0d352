package dev.labeldrop.lambda;

/**
 * Starts an execution with the deployed clients: a process of its own, as only there are variables
 * of its own.
 */
final class TraceProbe {

  private TraceProbe() {}

  public static void main(String[] arguments) {
    new StepFunctionsExecutions(new DeployedClients().sfn(), "arn:machine").start("a-1", "{}");
  }
}
