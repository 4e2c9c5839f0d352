package dev.labeldrop.local.stack;

import dev.labeldrop.run.state.Settings;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/**
 * A stack of Labeldrop as CloudFormation tells of it.
 *
 * @param name its name
 * @param outputs the values of the template's outputs
 * @param parameters the values of the template's parameters
 */
public record DeployedStack(
    String name, Map<String, String> outputs, Map<String, String> parameters) {

  /** The version of Labeldrop that this command line is of; the template's output has the same. */
  public static final String VERSION = "0.1.0";

  /** The output that tells of which version a stack is. */
  public static final String VERSION_OUTPUT = "LabeldropVersion";

  private static final String BUCKET = "DropBucketName";
  private static final String STATE_MACHINE = "StateMachineArn";
  private static final Pattern NEXT_WORD = Pattern.compile("(?<=[a-z])(?=[A-Z])");

  /** Keeps its own copies of the maps. */
  public DeployedStack {
    outputs = Map.copyOf(outputs);
    parameters = Map.copyOf(parameters);
  }

  static DeployedStack of(Stack stack) {
    Map<String, String> outputs = new TreeMap<>();
    for (Output each : stack.outputs()) {
      outputs.put(each.outputKey(), each.outputValue());
    }
    Map<String, String> parameters = new TreeMap<>();
    for (Parameter each : stack.parameters()) {
      parameters.put(each.parameterKey(), each.parameterValue());
    }
    return new DeployedStack(stack.stackName(), outputs, parameters);
  }

  /** Whether a stack has what every stack of Labeldrop has. */
  boolean isLabeldrop() {
    return outputs.containsKey(BUCKET) && outputs.containsKey(STATE_MACHINE);
  }

  /** The bucket of the drops. */
  public String bucket() {
    return output(BUCKET);
  }

  /** The ARN of the state machine, one execution of which is a run. */
  public String stateMachineArn() {
    return output(STATE_MACHINE);
  }

  /** The version of Labeldrop that it was deployed from; empty before there were versions. */
  String version() {
    return outputs.getOrDefault(VERSION_OUTPUT, "");
  }

  /**
   * The value of an output.
   *
   * @throws StackException if the stack has no such output
   */
  public String output(String key) {
    String value = outputs.get(key);
    if (value == null) {
      throw new StackException(
          "The stack %s has no output %s. It was deployed from another version of Labeldrop, or is"
                  .formatted(name, key)
              + " not one of Labeldrop at all. Update it: sam deploy");
    }
    return value;
  }

  /** What the functions read from their variables. */
  public Settings settings() {
    Map<String, String> variables = new TreeMap<>();
    parameters.forEach((name, value) -> variables.put(variable(name), value));
    return Settings.fromEnvironment(variables);
  }

  /** The functions' variable of a parameter: {@code ON_INVALID_LINE} of {@code OnInvalidLine}. */
  static String variable(String parameter) {
    return NEXT_WORD.matcher(parameter).replaceAll("_").toUpperCase(Locale.ROOT);
  }

  /** The parameter of a variable: {@code OnInvalidLine} of {@code ON_INVALID_LINE}. */
  public static String parameter(String variable) {
    StringBuilder name = new StringBuilder();
    for (String word : variable.split("_", -1)) {
      name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return name.toString();
  }
}
