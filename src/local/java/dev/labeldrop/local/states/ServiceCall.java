package dev.labeldrop.local.states;

import dev.labeldrop.Json;
import dev.labeldrop.local.asl.State;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a task asks of a service that is no function.
 *
 * @param service what is asked of whom
 * @param arguments with names as in the service's API, the first letter a capital
 */
record ServiceCall(Run run, State.Service service, Map<?, ?> arguments) {

  /**
   * Reads a task's arguments.
   *
   * @throws StateFailure of the kind that nothing catches, for what is no object
   */
  static ServiceCall of(Run run, State.Service service, @Nullable Object arguments) {
    if (arguments instanceof Map<?, ?> members) {
      return new ServiceCall(run, service, members);
    }
    throw run.runtimeFailure("The Arguments must be an object, but are: " + Json.text(arguments));
  }

  /**
   * Asks.
   *
   * @throws StateFailure if the service refuses
   */
  Map<String, ?> invoke() {
    try {
      return switch (service) {
        case PUBLISH -> run.environment().services().publish(arguments);
        case DESCRIBE_MAP_RUN -> describeMapRun();
        case INVOKE -> throw new IllegalStateException("A function is called in another way.");
      };
    } catch (ServiceFailure e) {
      throw new StateFailure(e.error(), e.getMessage());
    }
  }

  private Map<String, ?> describeMapRun() throws ServiceFailure {
    String arn = String.valueOf(arguments.get("MapRunArn"));
    return run.stateMachine()
        .findMapRun(arn)
        .map(Rendering::mapRunOfSdk)
        .orElseThrow(() ->
            new ServiceFailure(
                "Sfn.ResourceNotFoundException", "Resource not found: '" + arn + "'"));
  }
}
