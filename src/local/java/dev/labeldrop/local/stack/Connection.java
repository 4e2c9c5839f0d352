package dev.labeldrop.local.stack;

import dev.labeldrop.local.LocalEndpoints;
import dev.labeldrop.local.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;

/**
 * A stack, and clients of its services.
 *
 * @param stack what CloudFormation tells of it
 * @param clients the clients, made when they are asked for
 */
public record Connection(DeployedStack stack, AwsClients clients) {

  /** The file, in the folder that {@code serve} writes, that says where a local stack is. */
  public static final String LOCAL_FILE = "endpoints.json";

  /**
   * Connects to a deployed stack.
   *
   * @param region the region's name; null for that of the environment or of the profile
   * @throws StackException if there is no such stack, or it is of another version
   */
  public static Connection deployed(String stack, @Nullable String region) {
    return connect(stack, AwsClients.deployed(region));
  }

  /**
   * Connects to the local stack, while {@code serve} runs.
   *
   * @param folder where {@code serve} writes its files
   * @param interceptors hear of every call
   * @throws StackException if none runs
   */
  public static Connection local(Path folder, List<ExecutionInterceptor> interceptors)
      throws IOException {
    Path file = folder.resolve(LOCAL_FILE);
    if (!Files.exists(file)) {
      throw new StackException(
          "No local stack runs: there is no %s. Start one in another terminal: ./labeldrop serve"
              .formatted(file));
    }
    return connect(LocalStack.NAME, AwsClients.local(LocalEndpoints.read(file), interceptors));
  }

  private static Connection connect(String name, AwsClients clients) {
    try (CloudFormationClient cloudFormation = clients.cloudFormation()) {
      DeployedStack stack = find(name, cloudFormation, clients.region().id());
      if (!stack.version().equals(DeployedStack.VERSION)) {
        throw new StackException(
            "The stack %s was deployed from Labeldrop %s, and this is the command line of %s. Use the command line of that version, or update the stack: sam deploy"
                .formatted(
                    name,
                    stack.version().isEmpty() ? "before 0.1.0" : stack.version(),
                    DeployedStack.VERSION));
      }
      return new Connection(stack, clients);
    }
  }

  private static DeployedStack find(
      String name, CloudFormationClient cloudFormation, String region) {
    try {
      DeployedStack stack =
          DeployedStack.of(
              cloudFormation.describeStacks(b -> b.stackName(name)).stacks().getFirst());
      if (!stack.isLabeldrop()) {
        throw new StackException(
            "The stack %s is not one of Labeldrop: it has no output DropBucketName. %s"
                .formatted(name, others(name, cloudFormation, region)));
      }
      return stack;
    } catch (CloudFormationException e) {
      // CloudFormation API Reference, DescribeStacks: "If the stack doesn't exist, a
      // ValidationError is returned."
      if ("ValidationError".equals(e.awsErrorDetails().errorCode())) {
        throw new StackException(
            "There is no stack '%s' in %s of this account. %s"
                .formatted(name, region, others(name, cloudFormation, region)),
            e);
      }
      throw e;
    }
  }

  private static String others(String name, CloudFormationClient cloudFormation, String region) {
    List<String> names;
    try {
      names =
          cloudFormation.describeStacksPaginator().stacks().stream()
              .map(DeployedStack::of)
              .filter(DeployedStack::isLabeldrop)
              .map(DeployedStack::name)
              .toList();
    } catch (CloudFormationException _) {
      return "Which others there are, you may not ask. See its name in the console.";
    }
    return NearNames.sentence(
        name,
        names,
        "No stack of Labeldrop is there. Is it in another region than %s (--region), or in another account (AWS_PROFILE)?"
            .formatted(region));
  }
}
