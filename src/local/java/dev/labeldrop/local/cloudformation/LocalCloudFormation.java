package dev.labeldrop.local.cloudformation;

import static dev.labeldrop.local.http.QueryProtocol.element;

import dev.labeldrop.local.http.LoopbackServer;
import dev.labeldrop.local.http.QueryProtocol;
import dev.labeldrop.local.http.Reply;
import dev.labeldrop.local.http.Request;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A CloudFormation endpoint in this process (AWS query protocol): DescribeStacks of one stack, on a
 * free port of the loopback interface.
 */
public final class LocalCloudFormation implements AutoCloseable {

  private static final QueryProtocol PROTOCOL =
      new QueryProtocol("http://cloudformation.amazonaws.com/doc/2010-05-15/");

  private final Stack stack;
  private final LoopbackServer server = LoopbackServer.start(this::handle);

  /**
   * A stack as CloudFormation tells of it.
   *
   * @param name its name
   * @param created when it was made
   * @param parameters the values of its template's parameters
   * @param outputs the values of its template's outputs
   */
  public record Stack(
      String name, Instant created, Map<String, String> parameters, Map<String, String> outputs) {

    /** Keeps its own copies of the maps. */
    public Stack {
      parameters = Map.copyOf(parameters);
      outputs = Map.copyOf(outputs);
    }

    private String id() {
      return "arn:aws:cloudformation:us-east-1:123456789012:stack/" + name + "/local";
    }
  }

  /** An endpoint that knows a stack. */
  public LocalCloudFormation(Stack stack) {
    this.stack = stack;
  }

  /** Where clients reach it. */
  public URI endpoint() {
    return server.endpoint();
  }

  @Override
  public void close() {
    server.close();
  }

  private Reply handle(Request request) {
    Map<String, String> fields = QueryProtocol.fields(request.body());
    String action = fields.getOrDefault("Action", "");
    if (!action.equals("DescribeStacks")) {
      return PROTOCOL.error(
          400,
          "Sender",
          "InvalidAction",
          "The local CloudFormation endpoint does not know " + action + ".");
    }
    String name = fields.getOrDefault("StackName", stack.name());
    if (!name.equals(stack.name()) && !name.equals(stack.id())) {
      return PROTOCOL.error(
          400, "Sender", "ValidationError", "Stack with id " + name + " does not exist");
    }
    return PROTOCOL.result(action, "<Stacks><member>" + describe() + "</member></Stacks>");
  }

  private String describe() {
    return element("StackId", stack.id())
        + element("StackName", stack.name())
        + element("CreationTime", stack.created().toString())
        + element("StackStatus", "CREATE_COMPLETE")
        + members("Parameter", stack.parameters())
        + members("Output", stack.outputs());
  }

  private static String members(String kind, Map<String, String> values) {
    return values.entrySet().stream()
        .map(each ->
            "<member>"
                + element(kind + "Key", each.getKey())
                + element(kind + "Value", each.getValue())
                + "</member>")
        .collect(Collectors.joining("", "<" + kind + "s>", "</" + kind + "s>"));
  }
}
