package dev.labeldrop.local.cli;

import dev.labeldrop.local.LocalStack;
import dev.labeldrop.local.PlainJson;
import dev.labeldrop.local.stack.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The policies that docs/operations.md shows for people, with a local stack's names in them. */
final class PolicyBlock {

  private static final String STATE_MACHINE =
      Objects.requireNonNull(LocalStack.resources().get("ApplyManifest"));

  private static final Map<String, String> NAMES =
      Map.of(
          "BUCKET", LocalStack.BUCKET,
          "REGION", "us-east-1",
          "ACCOUNT", "123456789012",
          "STACK/", LocalStack.NAME + "/",
          "STATE_MACHINE", STATE_MACHINE.substring(STATE_MACHINE.lastIndexOf(':') + 1),
          "BACKFILL", "Backfill",
          "FAILED_EVENTS", "FailedEvents",
          "INGEST", "IngestFunction");

  private PolicyBlock() {}

  /** A statement that allows something. */
  record Statement(List<String> actions, List<String> resources) {

    boolean allows(String action, String resource) {
      return actions.contains(action) && resources.stream().anyMatch(each -> is(each, resource));
    }

    private static boolean is(String pattern, String resource) {
      return Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), resource);
    }
  }

  /** The policy below the heading of a role. */
  static List<Statement> of(String role) throws IOException {
    String page = Files.readString(Path.of("docs/operations.md"));
    int start = page.indexOf("```json\n", page.indexOf("\n### " + role + "\n")) + 8;
    String json = page.substring(start, page.indexOf("```", start));
    for (Map.Entry<String, String> name : NAMES.entrySet()) {
      json = json.replace(name.getKey(), name.getValue());
    }
    Map<?, ?> policy = (Map<?, ?>) Objects.requireNonNull(PlainJson.parse(json));
    return ((List<?>) Objects.requireNonNull(policy.get("Statement")))
        .stream()
            .map(each -> (Map<?, ?>) each)
            .map(each -> new Statement(list(each.get("Action")), list(each.get("Resource"))))
            .toList();
  }

  private static List<String> list(@Nullable Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of(String.valueOf(value));
  }

  /** The resource of a call as an ARN. */
  static String arn(Action action) {
    String resource = action.resource();
    return switch (action.name()) {
      case "cloudformation:DescribeStacks" ->
          "arn:aws:cloudformation:us-east-1:123456789012:stack/" + resource + "/id";
      case "states:SendTaskSuccess", "states:SendTaskFailure" ->
          STATE_MACHINE; // a task's token names none, but it is the state machine's
      case "lambda:InvokeFunction" ->
          "arn:aws:lambda:us-east-1:123456789012:function:" + resource + ":live";
      default ->
          action.name().startsWith("sqs:")
              ? "arn:aws:sqs:us-east-1:123456789012:"
                  + resource.substring(resource.lastIndexOf(':') + 1)
              : resource;
    };
  }
}
