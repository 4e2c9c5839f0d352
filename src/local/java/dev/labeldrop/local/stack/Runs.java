package dev.labeldrop.local.stack;

import dev.labeldrop.Json;
import dev.labeldrop.drop.Folder;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.drop.RunId;
import dev.labeldrop.drop.S3ObjectStore;
import dev.labeldrop.run.files.Plan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** The runs of a stack: their executions in Step Functions and their folders in the bucket. */
public final class Runs {

  private static final String FOLDER = "runs/";

  /** The state that a run is in was entered at most so many events ago, but for many retries. */
  private static final int LATEST_EVENTS = 30;

  private static final int MOST_NAMES = 1_000;

  /** Other folders beside those of runs have no hash at their end. */
  private static final Pattern RUN = Pattern.compile(".+-[0-9a-f]{12}");

  private final Connection connection;
  private final SfnClient sfn;
  private final S3Client s3;
  private final ObjectStore store;

  /** The runs of a stack. */
  public Runs(Connection connection) {
    this.connection = connection;
    this.sfn = connection.clients().sfn();
    this.s3 = connection.clients().s3();
    this.store = new S3ObjectStore(s3);
  }

  /** A state that an execution has entered, with its input. */
  public record Entered(String state, StepState input) {}

  /** The ARN of a run's execution. */
  public String executionArn(String run) {
    return connection.stack().stateMachineArn().replace(":stateMachine:", ":execution:")
        + ":"
        + run;
  }

  /** A run's execution; empty if there is none, or it ended more than 90 days ago. */
  public Optional<DescribeExecutionResponse> execution(String run) {
    try {
      return Optional.of(sfn.describeExecution(b -> b.executionArn(executionArn(run))));
    } catch (ExecutionDoesNotExistException _) {
      return Optional.empty();
    }
  }

  /**
   * A run's execution.
   *
   * @throws StackException if there is no such run
   */
  public DescribeExecutionResponse requireExecution(String run) {
    return execution(run).orElseThrow(() -> missing(run));
  }

  /** All executions, the latest first: those that run, and those that ended in the last 90 days. */
  public Stream<ExecutionListItem> latestFirst() {
    return sfn
        .listExecutionsPaginator(
            b -> b.stateMachineArn(connection.stack().stateMachineArn()).maxResults(100))
        .executions()
        .stream();
  }

  /** The executions that run, by their names. */
  public List<ExecutionListItem> running() {
    return sfn
        .listExecutionsPaginator(b ->
            b.stateMachineArn(connection.stack().stateMachineArn())
                .statusFilter("RUNNING")
                .maxResults(100))
        .executions()
        .stream()
        .toList();
  }

  /** The state that a run is in; empty before the first. */
  public Optional<Entered> entered(String run) {
    return sfn
        .getExecutionHistoryPaginator(
            b -> b.executionArn(executionArn(run)).reverseOrder(true).maxResults(LATEST_EVENTS))
        .stream()
        .flatMap(page -> latest(page.events()).stream())
        .findFirst();
  }

  private static Optional<Entered> latest(List<HistoryEvent> events) {
    return events.stream()
        .filter(event -> event.stateEnteredEventDetails() != null)
        .max(Comparator.comparing(HistoryEvent::id))
        .map(HistoryEvent::stateEnteredEventDetails)
        .map(details ->
            new Entered(
                details.name(),
                Json.read(
                    StepState.class,
                    details.input().getBytes(StandardCharsets.UTF_8),
                    "state of the run")));
  }

  /** A run's notice; empty if it has sent none. */
  public Optional<RunNotice> notice(String run) {
    return file(run, "notice.json").map(json -> Json.read(RunNotice.class, json, "notice"));
  }

  /** What Ingest decided about a run's file; empty before that. */
  public Optional<Plan> plan(String run) {
    return file(run, "plan.json").map(json -> Json.read(Plan.class, json, "plan"));
  }

  /** A file of a run's folder; empty if it is not there. */
  public Optional<byte[]> file(String run, String name) {
    return store.get(connection.stack().bucket(), FOLDER + new RunId(run) + "/" + name);
  }

  /** A text file of a run's folder. */
  public Optional<String> text(String run, String name) {
    return file(run, name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** The dataset that a run goes to; empty before that is found. */
  public Optional<String> dataset(String run) {
    return file(run, "queue.json")
        .map(json -> Json.readMap(json, "queue.json").get("datasetArn"))
        .map(String::valueOf);
  }

  /** The folder of a run's documents. */
  public Folder folder(String run) {
    return Folder.ofRun(store, connection.stack().bucket(), new RunId(run));
  }

  /** The ids of runs that begin so, in the order of their letters; at most 1,000. */
  public List<String> named(String start) {
    List<String> names = new ArrayList<>();
    for (CommonPrefix prefix :
        s3.listObjectsV2Paginator(
                b -> b.bucket(connection.stack().bucket()).prefix(FOLDER + start).delimiter("/"))
            .commonPrefixes()) {
      String name = prefix.prefix();
      String run = name.substring(FOLDER.length(), name.length() - 1);
      if (RUN.matcher(run).matches()) {
        names.add(run);
      }
      if (names.size() == MOST_NAMES) {
        break;
      }
    }
    return names;
  }

  /**
   * Checks that a run is there.
   *
   * @throws StackException if it is not; the message names those that are near
   */
  public void require(String run) {
    boolean possible = run.matches("[A-Za-z0-9_-]{1,80}");
    if (!possible || (file(run, "plan.json").isEmpty() && execution(run).isEmpty())) {
      throw missing(run);
    }
  }

  private StackException missing(String run) {
    return new StackException(
        "There is no run '%s' in the stack %s. %s"
            .formatted(
                run,
                connection.stack().name(),
                NearNames.sentence(run, named(""), "It has no runs yet.")));
  }
}
