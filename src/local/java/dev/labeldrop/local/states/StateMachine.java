package dev.labeldrop.local.states;

import dev.labeldrop.local.Uuids;
import dev.labeldrop.local.asl.Definition;
import dev.labeldrop.local.asl.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * A state machine and its executions, each on a thread of its own. It behaves as one of type
 * Standard.
 */
public final class StateMachine implements AutoCloseable {

  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:states:[a-z0-9-]+:\\d{12}:stateMachine:[^:]+");

  private final String arn;
  private final Definition definition;
  private final Environment environment;
  private final Quotas quotas;
  private final ExecutionListener listener;
  private final Instant creationDate;
  private final ExecutorService threads;

  // Guarded by this object's monitor, in the order of their starts.
  private final Map<String, Execution> executions = new LinkedHashMap<>();
  private final List<MapRun> mapRuns = new ArrayList<>();

  /**
   * A state machine with the service's quotas, whose events are not listened to.
   *
   * @param arn its ARN; account and region are those that executions tell of
   */
  public StateMachine(String arn, Definition definition, Environment environment) {
    this(arn, definition, environment, Quotas.SERVICE, ExecutionListener.NONE);
  }

  /**
   * A state machine.
   *
   * @param arn its ARN; account and region are those that executions tell of
   * @param listener hears of every state of every execution
   */
  public StateMachine(
      String arn,
      Definition definition,
      Environment environment,
      Quotas quotas,
      ExecutionListener listener) {
    if (!ARN.matcher(arn).matches()) {
      throw new IllegalArgumentException(
          "'"
              + arn
              + "' is not the ARN of a state machine. It looks like"
              + " arn:aws:states:REGION:ACCOUNT:stateMachine:NAME.");
    }
    this.arn = arn;
    this.definition = definition;
    this.environment = environment;
    this.quotas = quotas;
    this.listener = listener;
    this.threads = Executors.newThreadPerTaskExecutor(environment.threads());
    this.creationDate = environment.clock().instant();
  }

  /** The state machine's ARN. */
  public String arn() {
    return arn;
  }

  /** The state machine's name: the last part of its ARN. */
  public String name() {
    return part(6);
  }

  /** What the executions run. */
  public Definition definition() {
    return definition;
  }

  /** When this object was made. */
  public Instant creationDate() {
    return creationDate;
  }

  /** The role that executions say they have; there is none. */
  public String roleArn() {
    return "arn:" + part(1) + ":iam::" + part(4) + ":role/" + name().split("/", 2)[0];
  }

  String region() {
    return part(3);
  }

  private String part(int index) {
    return List.of(arn.split(":", -1)).get(index);
  }

  /**
   * Starts an execution. The same start again while the execution runs changes nothing.
   *
   * @param name the execution's name: 1 to 80 characters, some of which the service does not take
   * @param input the execution's input, as JSON
   * @return the execution, new or running
   * @throws StatesException of type InvalidName, InvalidExecutionInput or ValidationException, or
   *     ExecutionAlreadyExists when there is one of the name that has another input or is over
   */
  public synchronized Execution start(String name, String input) {
    ExecutionRules.checkName(name);
    Object value = ExecutionRules.parseInput(input, quotas);
    Execution earlier = executions.get(name);
    if (earlier != null) {
      if (earlier.describe().status() == Status.RUNNING && earlier.input().equals(input)) {
        return earlier;
      }
      throw new StatesException(
          "ExecutionAlreadyExists", "Execution Already Exists: '" + earlier.arn() + "'");
    }
    Position start = Position.ahead(definition.startAt(), value);
    Execution execution = new Execution(this, name, input, start, environment, quotas, listener);
    threads.execute(execution.begin(position -> newRun(execution, position)));
    executions.put(name, execution);
    return execution;
  }

  /**
   * Starts an execution with a name that the state machine makes up, as the service does.
   *
   * @throws StatesException of type InvalidExecutionInput or ValidationException
   */
  public synchronized Execution start(String input) {
    return start(Uuids.version4(environment.random()).toString(), input);
  }

  /**
   * Starts an execution that did not come to a good end again, from the state where it ended, with
   * that state's input. Its retries count from zero, and the state machine's time starts anew. The
   * state is not entered again in the history.
   *
   * @return when that was
   * @throws StatesException of type ExecutionNotRedrivable when it runs, succeeded, or ended more
   *     than 14 days ago
   */
  public synchronized Instant redrive(Execution execution) {
    Instant now = environment.clock().instant();
    threads.execute(execution.redrive(now, position -> newRun(execution, position)));
    return now;
  }

  private Run newRun(Execution execution, Position position) {
    // Each run draws from a generator of its own, so that runs side by side do not mix theirs.
    SplittableRandom random = new SplittableRandom(environment.random().nextLong());
    return new Run(execution, environment, quotas, listener, random, position);
  }

  /** The executions, in the order of their starts. */
  public synchronized List<Execution> executions() {
    return List.copyOf(executions.values());
  }

  /** The execution with an ARN, its own or one of its maps'; empty when there is none. */
  public synchronized Optional<Execution> find(String executionArn) {
    String last = executionArn.substring(executionArn.lastIndexOf(':') + 1);
    return Optional.ofNullable(executions.get(last))
        .filter(one -> one.arn().equals(executionArn))
        .or(() ->
            mapRuns.stream()
                .flatMap(each -> each.children().find(executionArn).stream())
                .findAny());
  }

  /** The runs of its maps, in the order of their starts. */
  public synchronized List<MapRun> mapRuns() {
    return List.copyOf(mapRuns);
  }

  /** The run of one of its maps that has an ARN; empty when there is none. */
  public Optional<MapRun> findMapRun(String mapRunArn) {
    return mapRuns().stream().filter(each -> each.arn().equals(mapRunArn)).findAny();
  }

  /** Begins a map of one of the executions. */
  synchronized MapRun open(Run run, State.Map map, MapRun.Limits limits) {
    SplittableRandom random = new SplittableRandom(run.random().nextLong());
    StateMachine children =
        new StateMachine(
            arn + "/" + map.label(), map.processor(), environment.with(random), quotas, listener);
    String id = Uuids.version4(random).toString();
    MapRun mapRun =
        new MapRun(
            children.arn().replace(":stateMachine:", ":mapRun:") + ":" + id,
            run.execution(),
            children,
            limits,
            environment.clock().instant());
    mapRuns.add(mapRun);
    return mapRun;
  }

  /**
   * Stops every execution, interrupts the functions that are being called, and waits until they
   * have ended. A test that decides who runs must let them.
   */
  @Override
  public void close() {
    stopAll();
    threads.shutdownNow();
    threads.close();
    mapRuns().forEach(mapRun -> mapRun.children().close());
  }

  /** Stops every execution, starts no more, and waits for nothing. */
  void abandon() {
    stopAll();
    threads.shutdown();
  }

  private void stopAll() {
    for (Execution execution : executions()) {
      execution.stop(null, "The state machine was closed.");
    }
  }
}
