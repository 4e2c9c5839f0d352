package dev.labeldrop.run.ingest;

import dev.labeldrop.Json;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.drop.Drop;
import dev.labeldrop.drop.MemoryObjectStore;
import dev.labeldrop.drop.RunId;
import dev.labeldrop.drop.S3EventReader;
import dev.labeldrop.drop.S3Notification;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.FoundProblems;
import dev.labeldrop.run.files.Plan;
import dev.labeldrop.run.files.RunFiles;
import dev.labeldrop.run.ledger.DropOrder;
import dev.labeldrop.run.ledger.LineIndex;
import dev.labeldrop.run.state.Settings;
import dev.labeldrop.run.state.Settings.OnInvalidLine;
import dev.labeldrop.run.turn.Executions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Ingest over a store and executions in memory, and what it leaves there. */
final class IngestBench {

  static final String KEY = "incoming/flowers/train/a.jsonl";
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  /** The time of the events. */
  static final Instant DROPPED = Instant.parse("2026-11-22T11:59:01.250Z");

  /** A file with a bad line is rejected; two lines make a chunk. */
  static final Settings REJECT = RunBench.settings(2, 100);

  /** The lines without a fault are sent; two lines make a chunk. */
  static final Settings SKIP = skipping(REJECT);

  /** The lines without a fault are sent, in one chunk. */
  static final Settings ONE_CHUNK = skipping(RunBench.settings(100, 100));

  final MemoryObjectStore store = new MemoryObjectStore();
  final Started started = new Started();
  private final SplittableRandom random = new SplittableRandom(5);

  /** Executions that are started, and of which nothing else is asked. */
  static final class Started implements Executions {

    final Map<String, String> inputs = new LinkedHashMap<>();

    @Override
    public boolean start(String name, String input) {
      return inputs.putIfAbsent(name, input) == null;
    }

    @Override
    public boolean runs(String execution) {
      throw new AssertionError("asked whether an execution runs");
    }

    @Override
    public boolean wake(String token, String output) {
      throw new AssertionError("woke a run");
    }
  }

  private static Settings skipping(Settings other) {
    return with(other, null, OnInvalidLine.SKIP);
  }

  static Settings with(Settings other, @Nullable DatasetArn dataset, OnInvalidLine onInvalidLine) {
    return new Settings(
        dataset,
        onInvalidLine,
        other.limits(),
        other.updateTimeout(),
        other.isolation(),
        other.mostListingCalls(),
        other.sendUnchanged());
  }

  static String line(String name) {
    return RunBench.line(name, "a") + "\n";
  }

  Drop drop(String content) {
    return store.drop(RunBench.BUCKET, KEY, content);
  }

  Drop drop(String key, String label) {
    return store.drop(RunBench.BUCKET, key, RunBench.lines(0, 1, label));
  }

  IngestStep.Answer ingest(Settings settings, Drop... drops) {
    return step(store, settings).ingest(event(DROPPED, drops));
  }

  IngestStep step(MemoryObjectStore from, Settings settings) {
    return step(from, settings, Clock.fixed(NOON, ZoneOffset.UTC));
  }

  IngestStep step(MemoryObjectStore from, Settings settings, Clock clock) {
    return new IngestStep(from, new Planning(from, settings, clock, random), started, clock);
  }

  static S3Notification event(@Nullable Instant time, Drop... drops) {
    List<Map<String, Object>> records = new ArrayList<>();
    for (Drop drop : drops) {
      Map<String, Object> object = new HashMap<>();
      object.put("key", drop.key());
      object.put("size", drop.size());
      object.put("eTag", drop.etag());
      object.put("sequencer", drop.sequencer());
      if (drop.versionId() != null) {
        object.put("versionId", drop.versionId());
      }
      Map<String, Object> record = new HashMap<>();
      record.put("eventName", "ObjectCreated:Put");
      record.put("s3", Map.of("bucket", Map.of("name", drop.bucket()), "object", object));
      if (time != null) {
        record.put("eventTime", time.toString());
      }
      records.add(record);
    }
    return read(Json.text(Map.of("Records", records)));
  }

  static S3Notification read(String json) {
    return S3EventReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  /** What the execution of a drop was started with. */
  Map<String, @Nullable Object> input(Drop drop) {
    String input = Objects.requireNonNull(started.inputs.get(RunId.of(drop).value()));
    return Json.readMap(input.getBytes(StandardCharsets.UTF_8), "input");
  }

  Plan plan(Drop drop) {
    return RunFiles.of(store, drop.bucket(), RunId.of(drop).value()).plan();
  }

  DropOrder order(Drop drop) {
    return DropOrder.parse(plan(drop).order()).orElseThrow();
  }

  Plan.Refusal refusal(Drop drop) {
    return Objects.requireNonNull(plan(drop).refusal());
  }

  /** The folder that the plan names. */
  RunFiles documents(Drop drop) {
    return RunFiles.of(store, drop.bucket(), RunId.of(drop).value()).in(plan(drop).documents());
  }

  FoundProblems problems(Drop drop) {
    return documents(drop).read(File.PROBLEMS, FoundProblems.class).orElseThrow();
  }

  LineIndex index(Drop drop) {
    return LineIndex.of(documents(drop).bytes(File.INDEX).orElse(new byte[0]));
  }

  String document(Drop drop, File file) {
    return new String(documents(drop).bytes(file).orElseThrow(), StandardCharsets.UTF_8);
  }

  /** The key of a file in the folder of a drop's run. */
  static String key(Drop drop, String file) {
    return "runs/" + RunId.of(drop).value() + "/" + file;
  }

  static String uri(Drop drop, String file) {
    return "s3://" + drop.bucket() + "/" + key(drop, file);
  }
}
