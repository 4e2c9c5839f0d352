package dev.labeldrop.simulation;

import dev.labeldrop.Waiter;
import dev.labeldrop.lambda.Wiring;
import dev.labeldrop.local.TemplateDefinitions;
import dev.labeldrop.local.asl.Definition;
import dev.labeldrop.local.states.Environment;
import dev.labeldrop.local.states.Quotas;
import dev.labeldrop.local.states.StateMachine;
import dev.labeldrop.local.states.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One seed, from its first drop until nobody does anything any more. */
final class Simulation {

  static final String BUCKET = "labeldrop-simulated";

  private static final String MACHINE =
      "arn:aws:states:us-east-1:123456789012:stateMachine:ApplyManifest";
  private static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:ReportTopic";

  /** How long an execution may take, in seconds. */
  private static final String LIMIT = "2592000";

  private static final String JSON = TemplateDefinitions.json("ApplyManifest");

  /** By the parameter CheckImages. */
  private static final Map<String, Definition> DEPLOYED =
      Stream.of("off", "warn", "reject")
          .collect(Collectors.toUnmodifiableMap(mode -> mode, mode -> parsed(LIMIT, mode)));

  private static final int MOST_STEPS = 200_000;

  private final World world;
  private final Scheduler time;
  private final Faults faults;
  private final Trace trace;
  private final SplittableRandom random;
  private final Bucket bucket;
  private final DatasetService service;
  private final Witness witness;
  private final SimSns sns;
  private final Functions functions;
  private final StateMachine machine;
  private final SimStepFunctions stepFunctions;
  private final SimRekognition rekognition;
  private final SimClients clients;
  private final Events events;
  private final Operator operator;

  private Simulation(World world, Predicate<String> allowed, boolean inWords) {
    long seed = world.seed();
    this.world = world;
    this.time = new Scheduler(seed, MOST_STEPS);
    this.faults = new Faults(seed, world.rates(), world.faultsEnd(), allowed, time);
    this.trace = new Trace(time, inWords);
    Gate gate = new Gate(time, faults, trace, seed, world.slowestLeg(), this::stop);
    this.random = new SplittableRandom(Draw.mix(seed, "random".hashCode()));
    this.bucket = new Bucket(time);
    this.witness = new Witness(time, bucket);
    this.service = new DatasetService(time, faults, world.behaviour(), seed);
    this.sns = new SimSns(time, gate);
    this.functions = new Functions(time, faults, trace);
    this.events = new Events(seed, time, faults, functions, trace);
    this.machine =
        new StateMachine(
            MACHINE,
            definition(),
            new Environment(functions.forStateMachine(), time, time, random.split()),
            Quotas.SERVICE,
            events);
    this.stepFunctions = new SimStepFunctions(machine, time, gate);
    this.rekognition = new SimRekognition(service, time, gate, witness, seed);
    this.clients =
        new SimClients(
            new SimS3(bucket, gate, time, witness, world.mostKeys()),
            rekognition,
            sns,
            stepFunctions);
    this.operator = new Operator(time, trace, bucket, clients);
  }

  /**
   * Runs a seed.
   *
   * @param drops the numbers of the drops that are left in it
   * @param faults the ids of the faults that are left in it
   * @param inWords whether the trace can be read
   */
  static Outcome run(long seed, IntPredicate drops, Predicate<String> faults, boolean inWords) {
    return new Simulation(WorldMaker.of(seed, drops), faults, inWords).run();
  }

  private Outcome run() {
    time.run(this::begin);
    List<String> violations = new ArrayList<>();
    time.failures().forEach(each -> violations.add("The simulation broke: " + each));
    if (time.isExhausted()) {
      violations.add("It does not come to an end.");
    }
    if (violations.isEmpty()) {
      violations.addAll(new Oracle(seen()).violations());
    }
    return new Outcome(
        world,
        violations,
        faults.injected(),
        trace.hash(),
        trace.calls(),
        time.elapsed(),
        trace.lines());
  }

  private Seen seen() {
    return new Seen(
        world,
        faults.injected(),
        sns.published(),
        machine.executions(),
        stepFunctions.drops(),
        service,
        bucket,
        events.undelivered(),
        witness.violations(),
        operator.pauses(),
        rekognition.listed(),
        time.millis());
  }

  private void begin() {
    install(world.parameters());
    for (World.SeededDataset each : world.datasets()) {
      service.project(each.project());
      if (each.arn() != null) {
        SimDataset dataset =
            new SimDataset(
                each.arn(),
                world.behaviour(),
                each.strangers(),
                each.mostEntries(),
                time.millis() - 86_400_000);
        each.lines().forEach(line -> dataset.seed(line, time.millis() - 86_400_000));
        service.dataset(each.project(), each.type(), dataset);
      }
    }
    world.drops().forEach(drop -> time.spawn(() -> land(drop)));
    new Outside(world, time, faults, trace, machine, service, bucket, operator, this::upgrade)
        .begin();
  }

  private void upgrade() {
    Map<String, String> other = new HashMap<>(world.parameters());
    int limit = Integer.parseInt(world.parameters().getOrDefault("MAX_CHANGES_BYTES", ""));
    other.put("MAX_CHANGES_BYTES", String.valueOf(limit * 2));
    other.put("MAX_ISOLATION_UPDATES", "20");
    install(other);
  }

  private void install(Map<String, String> parameters) {
    Map<String, String> environment = new HashMap<>(parameters);
    environment.put("STATE_MACHINE_ARN", MACHINE);
    environment.put("TOPIC_ARN", TOPIC);
    functions.install(
        new Wiring(environment, clients, time, time.waiter(), random), ofImages(environment));
  }

  /** The images are looked at by threads of the product's own, which the seed does not order. */
  private Wiring ofImages(Map<String, String> environment) {
    SimClients seeing =
        new SimClients(
            new SimImages(clients.s3(), world.album()),
            clients.rekognition(),
            clients.sns(),
            clients.sfn());
    Waiter waiter =
        duration -> {
          if (time.isRunning(Thread.currentThread())) {
            time.waiter().waitFor(duration);
          }
        };
    RandomGenerator draws = () -> time.isRunning(Thread.currentThread()) ? random.nextLong() : 0;
    return new Wiring(environment, seeing, time, waiter, draws);
  }

  /** Somebody stops the execution of a run, a moment from now. */
  private void stop(String run) {
    long soon = new Draw(world.seed(), Draw.mix("stop".hashCode(), time.millis())).time(10, 500);
    time.spawn(() -> {
      time.pause(soon);
      machine.executions().stream()
          .filter(each -> each.name().equals(run))
          .filter(each -> each.describe().status() == Status.RUNNING)
          .forEach(each -> each.stop("Simulated", "Somebody stopped it."));
    });
  }

  private void land(SimDrop drop) {
    time.pause(drop.at());
    Bucket.Version stored = bucket.put(drop.key(), drop.content(), drop.version(), null);
    trace.note("Somebody", "drops " + drop.number(), drop.key());
    events.landed(drop, stored.etag);
  }

  /** The state machine's definition: as it is deployed, or with little time for an execution. */
  private Definition definition() {
    boolean little =
        faults.rate(Fault.TIMES_OUT) > 0 && faults.note(Fault.TIMES_OUT, 0, "", "all executions");
    String looks = world.parameters().getOrDefault("CHECK_IMAGES", "off");
    Definition deployed = DEPLOYED.get(looks);
    return little || deployed == null
        ? parsed(String.valueOf(world.executionLimit()), looks)
        : deployed;
  }

  private static Definition parsed(String limit, String checkImages) {
    Map<String, String> substitutions =
        new HashMap<>(Map.of("Partition", "aws", "CheckImages", checkImages));
    Functions.names().forEach(name -> substitutions.put(name + "Arn", Functions.arn(name)));
    if (!JSON.contains(LIMIT)) {
      throw new IllegalStateException("The definition has no limit of " + LIMIT);
    }
    return Definition.parse(JSON.replace(LIMIT, limit), substitutions);
  }
}
