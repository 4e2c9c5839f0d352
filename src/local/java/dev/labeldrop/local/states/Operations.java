package dev.labeldrop.local.states;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The operations of the API, from the members of a request to those of the answer. */
final class Operations {

  private final Collection<StateMachine> stateMachines;
  private final TaskTokens tokens;

  Operations(Collection<StateMachine> stateMachines) {
    this.stateMachines = stateMachines;
    this.tokens = new TaskTokens(stateMachines);
  }

  /**
   * Calls an operation.
   *
   * @param name as in {@code StartExecution}
   * @throws StatesException when the request is refused
   */
  Map<String, ?> call(String name, Request request) {
    return switch (name) {
      case "StartExecution" -> start(request);
      case "DescribeExecution" -> describe(request);
      case "GetExecutionHistory" -> history(request);
      case "ListExecutions" -> list(request);
      case "StopExecution" -> stop(request);
      case "RedriveExecution" -> redrive(request);
      case "SendTaskSuccess" -> succeedTask(request);
      case "SendTaskFailure" -> failTask(request);
      case "SendTaskHeartbeat" -> heartbeat(request);
      case "ListStateMachines" -> listMachines(request);
      case "DescribeStateMachine" -> describeMachine(request);
      case "ListMapRuns" -> listMapRuns(request);
      case "DescribeMapRun" -> describeMapRun(request);
      default ->
          throw new StatesException(
              "UnknownOperationException", "This local endpoint has no operation " + name + ".");
    };
  }

  private Map<String, ?> start(Request request) {
    request.only("stateMachineArn", "name", "input", "traceHeader");
    StateMachine machine = machine(request);
    String name = request.optionalString("name");
    String given = request.optionalString("input");
    String input = given == null ? "{}" : given;
    Execution execution = name == null ? machine.start(input) : machine.start(name, input);
    return Map.of(
        "executionArn", execution.arn(), "startDate", Rendering.time(execution.startDate()));
  }

  private Map<String, ?> describe(Request request) {
    request.only("executionArn", "includedData");
    boolean data = !"METADATA_ONLY".equals(request.optionalString("includedData"));
    return Rendering.execution(execution(request), data);
  }

  private Map<String, ?> history(Request request) {
    request.only("executionArn", "maxResults", "reverseOrder", "nextToken", "includeExecutionData");
    if (!request.flag("includeExecutionData", true)) {
      throw Request.invalid("This local endpoint tells the history with its data only.");
    }
    boolean backwards = request.flag("reverseOrder", false);
    return Page.of(execution(request).history(), _ -> true, backwards, request)
        .render("events", Rendering::event);
  }

  private Map<String, ?> list(Request request) {
    request.only("stateMachineArn", "mapRunArn", "statusFilter", "maxResults", "nextToken");
    boolean ofMap = request.optionalString("mapRunArn") != null;
    List<Execution> all = (ofMap ? mapRun(request).children() : machine(request)).executions();
    String status = request.optionalString("statusFilter");
    Predicate<Execution> wanted =
        execution -> status == null || execution.describe().status().name().equals(status);
    return Page.of(all, wanted, true, request).render("executions", Rendering::executionListItem);
  }

  private Map<String, ?> stop(Request request) {
    request.only("executionArn", "error", "cause");
    return Map.of(
        "stopDate",
        Rendering.time(
            execution(request)
                .stop(request.optionalString("error"), request.optionalString("cause"))));
  }

  private Map<String, ?> redrive(Request request) {
    request.only("executionArn", "clientToken");
    Execution execution = execution(request);
    return Map.of("redriveDate", Rendering.time(execution.stateMachine().redrive(execution)));
  }

  private Map<String, ?> succeedTask(Request request) {
    request.only("taskToken", "output");
    tokens.succeed(request.string("taskToken"), request.string("output"));
    return Map.of();
  }

  private Map<String, ?> failTask(Request request) {
    request.only("taskToken", "error", "cause");
    tokens.fail(
        request.string("taskToken"),
        request.optionalString("error"),
        request.optionalString("cause"));
    return Map.of();
  }

  private Map<String, ?> heartbeat(Request request) {
    request.only("taskToken");
    tokens.heartbeat(request.string("taskToken"));
    return Map.of();
  }

  private Map<String, ?> listMachines(Request request) {
    request.only("maxResults", "nextToken");
    return Page.of(List.copyOf(stateMachines), _ -> true, false, request)
        .render("stateMachines", Rendering::stateMachineListItem);
  }

  private Map<String, ?> describeMachine(Request request) {
    request.only("stateMachineArn", "includedData");
    return Rendering.stateMachine(machine(request));
  }

  private Map<String, ?> listMapRuns(Request request) {
    request.only("executionArn", "maxResults", "nextToken");
    Execution parent = execution(request);
    return Page.of(parent.stateMachine().mapRuns(), each -> each.parent() == parent, true, request)
        .render("mapRuns", Rendering::mapRunListItem);
  }

  private Map<String, ?> describeMapRun(Request request) {
    request.only("mapRunArn");
    return Rendering.mapRun(mapRun(request));
  }

  private MapRun mapRun(Request request) {
    String arn = arn(request, "mapRunArn");
    return stateMachines.stream()
        .flatMap(machine -> machine.findMapRun(arn).stream())
        .findFirst()
        .orElseThrow(
            () -> new StatesException("ResourceNotFound", "Resource not found: '" + arn + "'"));
  }

  private StateMachine machine(Request request) {
    String arn = arn(request, "stateMachineArn");
    return stateMachines.stream()
        .filter(machine -> machine.arn().equals(arn))
        .findFirst()
        .orElseThrow(() ->
            new StatesException(
                "StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'"));
  }

  private Execution execution(Request request) {
    String arn = arn(request, "executionArn");
    return stateMachines.stream()
        .flatMap(machine -> machine.find(arn).stream())
        .findFirst()
        .orElseThrow(() ->
            new StatesException(
                "ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'"));
  }

  private static String arn(Request request, String member) {
    String arn = request.string(member);
    if (!arn.startsWith("arn:")) {
      throw new StatesException("InvalidArn", "Invalid Arn: 'Invalid ARN prefix: " + arn + "'");
    }
    return arn;
  }
}
