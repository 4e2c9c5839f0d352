package dev.labeldrop.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.Json;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.drop.Drop;
import dev.labeldrop.drop.MemoryObjectStore;
import dev.labeldrop.drop.S3EventReader;
import dev.labeldrop.manifest.Limits;
import dev.labeldrop.report.Report;
import dev.labeldrop.run.end.ReportStep;
import dev.labeldrop.run.files.Isolation;
import dev.labeldrop.run.files.RunFiles;
import dev.labeldrop.run.files.Stop;
import dev.labeldrop.run.ingest.IngestStep;
import dev.labeldrop.run.ingest.Planning;
import dev.labeldrop.run.ledger.Ledger;
import dev.labeldrop.run.ledger.LedgerStore;
import dev.labeldrop.run.prepare.PrepareAnswer;
import dev.labeldrop.run.prepare.PrepareStep;
import dev.labeldrop.run.progress.OpenRun;
import dev.labeldrop.run.queue.Destinations;
import dev.labeldrop.run.queue.QueueStep;
import dev.labeldrop.run.reconcile.ReconcileAnswer;
import dev.labeldrop.run.reconcile.ReconcileStep;
import dev.labeldrop.run.send.PollStep;
import dev.labeldrop.run.send.SubmitAnswer;
import dev.labeldrop.run.send.SubmitStep;
import dev.labeldrop.run.state.RunState;
import dev.labeldrop.run.state.Settings;
import dev.labeldrop.run.state.StepAnswer;
import dev.labeldrop.run.turn.FakeExecutions;
import dev.labeldrop.run.turn.Surroundings;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The steps of runs over a store, executions and a dataset in memory. A run's state is merged from
 * what its steps answer, as the state machine does it.
 */
public final class RunBench {

  /** The bucket of the drops. */
  public static final String BUCKET = "acme-drops";

  /** The dataset. */
  public static final DatasetArn DATASET =
      new DatasetArn(
          "arn:aws:rekognition:us-east-1:123456789012:project/flowers/dataset/train/1700000000000");

  /** A clock that stands still until it is moved. */
  public static final class Hands extends Clock {

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    /** Moves it on. */
    public void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** A run's state. */
  public static final class Run {

    /** The run's id. */
    public final String id;

    /** What the dropped object is. */
    public final Drop drop;

    private final Map<String, @Nullable Object> state = new HashMap<>();

    private Run(String id, Drop drop) {
      this.id = id;
      this.drop = drop;
      put("run", id);
      put("bucket", BUCKET);
      put("execution", "arn:" + id);
      put("token", "token-" + id);
    }

    /** Sets a field. */
    public Run put(String name, @Nullable Object value) {
      state.put(name, value);
      return this;
    }

    /** What a step is given. */
    public RunState state() {
      return Json.read(RunState.class, Json.bytes(state), "state");
    }

    private <T> T merge(T answer) {
      state.putAll(Json.readMap(Json.bytes(answer), "answer"));
      return answer;
    }
  }

  /** What time it is. */
  public final Hands clock = new Hands();

  /** The objects. */
  public final MemoryObjectStore store = new MemoryObjectStore();

  /** The executions. */
  public final FakeExecutions executions = new FakeExecutions();

  /** The dataset. */
  public final ModelDatasets datasets = new ModelDatasets(DATASET, clock);

  /** What was warned of. */
  public final List<String> warnings = new ArrayList<>();

  /** The reports of which a notice was sent. */
  public final List<Report> notices = new ArrayList<>();

  /** The stack's parameters. */
  public Settings settings = settings(2, 100);

  private final SplittableRandom random = new SplittableRandom(1);
  private int drops;

  /**
   * Settings.
   *
   * @param lines how many of {@link #line}'s lines make a chunk
   */
  public static Settings settings(int lines, int mostListingCalls) {
    return new Settings(
        null,
        Settings.OnInvalidLine.REJECT,
        Limits.SERVICE.withChangesBytes(lines * (line("0001", "a").length() + 1) + 1),
        Duration.ofMinutes(60),
        new Isolation(true, 40),
        mostListingCalls,
        false);
  }

  /** The same settings, under which lines are sent that the dataset holds already. */
  public static Settings sendingUnchanged(Settings other) {
    return new Settings(
        other.defaultDataset(),
        other.onInvalidLine(),
        other.limits(),
        other.updateTimeout(),
        other.isolation(),
        other.mostListingCalls(),
        true);
  }

  /** A line of an image with a label; names of four characters give lines of one length. */
  public static String line(String name, String label) {
    return """
    {"source-ref":"s3://acme/%s.jpg","kind":1,"kind-metadata":{"class-name":"%s",\
    "confidence":1,"type":"groundtruth/image-classification","human-annotated":"yes",\
    "creation-date":"2026-01-01T00:00:00"}}\
    """
        .formatted(name, label);
  }

  /** The lines of some images, from one number to before another. */
  public static String lines(int from, int to, String label) {
    return IntStream.range(from, to)
        .mapToObj(i -> line("%04d".formatted(i), label) + "\n")
        .collect(Collectors.joining());
  }

  /** Drops a file for the dataset's training and takes it in, a second after the last. */
  public Run drop(String content) {
    clock.pass(Duration.ofSeconds(1));
    return ingest("incoming/flowers/train/a.jsonl", content, clock.instant());
  }

  /** Drops a file and takes it in. */
  public Run ingest(String key, String content, Instant time) {
    drops++;
    Drop drop = store.drop(BUCKET, key, content);
    String event =
        """
        {"Records":[{"eventName":"ObjectCreated:Put","eventTime":"%s","s3":{"bucket":{"name":"%s"},\
        "object":{"key":"%s","size":%d,"eTag":"%s","versionId":"%s","sequencer":"%04X"}}}]}\
        """
            .formatted(time, BUCKET, key, drop.size(), drop.etag(), drop.versionId(), drops);
    IngestStep.Answer answer =
        new IngestStep(store, new Planning(store, settings, clock, random), executions, clock)
            .ingest(S3EventReader.read(new ByteArrayInputStream(event.getBytes(UTF_8))));
    String id = answer.runs().getFirst().run();
    executions.running.add("arn:" + id);
    executions.waiting.add("token-" + id);
    return new Run(id, drop);
  }

  /** Queues a run; if it has the turn then, its state says so. */
  public boolean queue(Run run) {
    new QueueStep(store, new Destinations(store, datasets, clock), executions)
        .queue(run.state(), warnings::add);
    return awake(run);
  }

  /** Whether a run was woken; if so, its state says what it was woken with. */
  public boolean awake(Run run) {
    String output = executions.woken.get("token-" + run.id);
    if (output != null) {
      run.state.putAll(Json.readMap(output.getBytes(UTF_8), "output"));
    }
    return output != null;
  }

  private Surroundings surroundings() {
    return new Surroundings(store, datasets, executions, settings, clock, clock::pass, random);
  }

  /** Somebody stops a run. */
  public void stop(Run run) {
    Stop stop = new Stop("wrong file", "anna", "2026-11-22T10:00:00Z");
    store.put(BUCKET, "runs/" + run.id + "/stop.json", Json.bytes(stop), "application/json");
  }

  /** Prepares. */
  public PrepareAnswer prepare(Run run) {
    return run.merge(new PrepareStep(surroundings()).prepare(run.state(), warnings::add));
  }

  /** Submits. */
  public SubmitAnswer submit(Run run) {
    return run.merge(new SubmitStep(surroundings()).submit(run.state(), warnings::add));
  }

  /** Looks at the dataset. */
  public PollStep.Answer poll(Run run) {
    clock.pass(Duration.ofSeconds(1));
    PollStep.Request request = Json.read(PollStep.Request.class, Json.bytes(run.state), "state");
    return run.merge(new PollStep(datasets, clock).poll(request));
  }

  /** Sends everything; every update is seen to end at the first look. */
  public void send(Run run) {
    while (submit(run) instanceof SubmitAnswer.Sent) {
      poll(run);
    }
  }

  /** A drop whose updates have ended, with the calls of the service until then forgotten. */
  public Run sent(String content) {
    Run run = drop(content);
    through(run);
    datasets.calls.clear();
    return run;
  }

  /** Queues, prepares and sends. */
  public StepAnswer through(Run run) {
    queue(run);
    PrepareAnswer prepared = prepare(run);
    send(run);
    return prepared;
  }

  /** Looks at the entries, once. */
  public ReconcileAnswer reconcile(Run run) {
    return run.merge(new ReconcileStep(surroundings()).reconcile(run.state(), warnings::add));
  }

  /** Looks at the entries until it is done. */
  public ReconcileAnswer reconciled(Run run) {
    ReconcileAnswer answer = reconcile(run);
    while (answer instanceof ReconcileAnswer.Looking) {
      answer = reconcile(run);
    }
    return answer;
  }

  /** Reports, and gives what was sent. */
  public Report report(Run run) {
    new ReportStep(store, executions, notices::add, settings, clock)
        .report(run.state(), warnings::add);
    return notices.getLast();
  }

  /** Everything from the drop to the report. */
  public Report whole(String content) {
    Run run = drop(content);
    through(run);
    reconciled(run);
    return report(run);
  }

  /** The ledger. */
  public Ledger ledger() {
    return new LedgerStore(store, BUCKET, DATASET).look(warnings::add).ledger();
  }

  /** A turn of a run. */
  public OpenRun open(Run run) {
    return OpenRun.of(RunFiles.of(store, BUCKET, run.id), run.state().turnNumber());
  }

  /** Calls of a kind that the dataset got. */
  public long calls(String kind) {
    return datasets.calls.stream().filter(call -> call.startsWith(kind)).count();
  }
}
