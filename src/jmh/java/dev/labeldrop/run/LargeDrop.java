package dev.labeldrop.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.Json;
import dev.labeldrop.drop.Drop;
import dev.labeldrop.drop.S3EventReader;
import dev.labeldrop.manifest.Limits;
import dev.labeldrop.manifest.SampleManifests;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.Plan;
import dev.labeldrop.run.files.RunFiles;
import dev.labeldrop.run.ingest.IngestStep;
import dev.labeldrop.run.ingest.Planning;
import dev.labeldrop.run.ledger.DropOrder;
import dev.labeldrop.run.ledger.Ledger;
import dev.labeldrop.run.ledger.LedgerStore;
import dev.labeldrop.run.ledger.LineFate;
import dev.labeldrop.run.ledger.LineFates;
import dev.labeldrop.run.ledger.LineIndex;
import dev.labeldrop.run.ledger.ObjectVersion;
import dev.labeldrop.run.prepare.PrepareStep;
import dev.labeldrop.run.queue.Destinations;
import dev.labeldrop.run.queue.QueueStep;
import dev.labeldrop.run.state.RunState;
import dev.labeldrop.run.state.Settings;
import dev.labeldrop.run.turn.FakeExecutions;
import dev.labeldrop.run.turn.Surroundings;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Ingest and Prepare of a manifest of almost 1 GB, each in a process of its own, over files of a
 * folder. The dataset holds every second line already, so that Prepare writes the others anew.
 *
 * <pre>
 * LargeDrop make FOLDER     writes the manifest
 * LargeDrop ingest FOLDER   takes it in, and makes the ledger and the state that Prepare is given
 * LargeDrop prepare FOLDER
 * </pre>
 *
 * <p>Each prints the most memory that its process had, as Linux counts it.
 */
final class LargeDrop {

  private static final String KEY = "incoming/flowers/train/large.jsonl";

  private static final Settings SETTINGS =
      new Settings(
          null,
          Settings.OnInvalidLine.REJECT,
          Limits.SERVICE,
          RunBench.settings(1, 0).updateTimeout(),
          RunBench.settings(1, 0).isolation(),
          0,
          false);

  private final Path folder;
  private final FolderStore store;
  private final RunBench.Hands clock = new RunBench.Hands();
  private final FakeExecutions executions = new FakeExecutions();
  private final ModelDatasets datasets = new ModelDatasets(RunBench.DATASET, clock);

  private LargeDrop(Path folder) {
    this.folder = folder;
    this.store = new FolderStore(folder);
  }

  /** Runs one of the steps. */
  public static void main(String[] arguments) throws IOException {
    LargeDrop large = new LargeDrop(Path.of(arguments[1]));
    switch (arguments[0]) {
      case "make" -> large.make();
      case "ingest" -> large.ingest();
      case "prepare" -> large.prepare();
      default -> throw new IllegalArgumentException(arguments[0]);
    }
    Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .forEach(line -> System.out.println(arguments[0] + " " + line));
  }

  /** As many lines as a manifest may have, made long enough by members that mean nothing. */
  private void make() throws IOException {
    Path file = store.path(RunBench.BUCKET, KEY);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    SampleManifests lines = SampleManifests.detection(1);
    long left = Limits.SERVICE.manifestBytes();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (int line = 0; line < Limits.SERVICE.manifestLines(); line++) {
        byte[] bytes = (withNote(lines.nextLine()) + "\n").getBytes(UTF_8);
        left -= bytes.length;
        if (left < 0) {
          return;
        }
        out.write(bytes);
      }
    }
  }

  private static String withNote(String line) {
    int more = Math.max(0, 1_950 - line.length());
    return line.substring(0, line.length() - 1) + ",\"note\":\"" + "x".repeat(more) + "\"}";
  }

  private void ingest() throws IOException {
    String event =
        """
        {"Records":[{"eventName":"ObjectCreated:Put","eventTime":"%s","s3":{"bucket":{"name":"%s"},\
        "object":{"key":"%s","size":%d,"eTag":"etag","versionId":"1","sequencer":"1"}}}]}\
        """
            .formatted(
                clock.instant(),
                RunBench.BUCKET,
                KEY,
                Files.size(store.path(RunBench.BUCKET, KEY)));
    Planning planning = new Planning(store, SETTINGS, clock, new SplittableRandom(1));
    String run =
        new IngestStep(store, planning, executions, clock)
            .ingest(S3EventReader.read(new ByteArrayInputStream(event.getBytes(UTF_8))))
            .runs()
            .getFirst()
            .run();
    executions.running.add("execution");
    executions.waiting.add("token");
    Map<String, @Nullable Object> state = new HashMap<>();
    state.put("run", run);
    state.put("bucket", RunBench.BUCKET);
    state.put("execution", "execution");
    state.put("token", "token");
    new QueueStep(store, new Destinations(store, datasets, clock), executions)
        .queue(read(Json.bytes(state)), System.err::println);
    String woken = Objects.requireNonNull(executions.woken.get("token"));
    state.putAll(Json.readMap(woken.getBytes(UTF_8), "output"));
    Files.write(folder.resolve("state.json"), Json.bytes(state));
    writeLedger(run);
  }

  private void writeLedger(String run) {
    RunFiles files = RunFiles.of(store, RunBench.BUCKET, run);
    Plan plan = files.plan();
    LineIndex index = files.in(plan.documents()).index(plan.lines().valid());
    var fates = new LineFates(index.size());
    for (int line = 0; line < index.size(); line += 2) {
      fates.set(line, LineFate.PROVED);
    }
    Drop drop = files.object(File.PLAN);
    DropOrder earlier = new DropOrder(Instant.EPOCH, "0", "earlier");
    Ledger ledger =
        Ledger.unknown(RunBench.DATASET.toString())
            .afterRun(index, fates, earlier, ObjectVersion.of(drop));
    LedgerStore ledgers = new LedgerStore(store, RunBench.BUCKET, RunBench.DATASET);
    ledgers.replace(
        ledgers.look(System.err::println),
        ledger.with(
            ledger.header().complete(true).seen(datasets.describe(RunBench.DATASET), true)));
  }

  private void prepare() throws IOException {
    executions.running.add("execution");
    RunState state = read(Files.readAllBytes(folder.resolve("state.json")));
    long start = System.nanoTime();
    System.out.println(
        new PrepareStep(
                new Surroundings(
                    store,
                    datasets,
                    executions,
                    SETTINGS,
                    clock,
                    clock::pass,
                    new SplittableRandom(2)))
            .prepare(state, System.err::println));
    System.out.printf("prepare took %d ms%n", (System.nanoTime() - start) / 1_000_000);
  }

  private static RunState read(byte[] state) {
    return Json.read(RunState.class, state, "state");
  }
}
