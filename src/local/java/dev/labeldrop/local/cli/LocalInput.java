package dev.labeldrop.local.cli;

import dev.labeldrop.dataset.DatasetType;
import dev.labeldrop.local.LocalStack;
import dev.labeldrop.local.json.JsonTree;
import dev.labeldrop.local.json.JsonWriter;
import dev.labeldrop.local.states.Execution;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * What a function's input speaks of, made on a stack that is empty: the objects of an S3 event, or
 * the dataset and the run of a step. What has another name on the stack is renamed in the input.
 */
final class LocalInput {

  private static final Pattern DATASET =
      Pattern.compile("arn:.+:project/([^/]+)/dataset/(train|test)/[0-9]+");
  private static final Pattern PROJECT_KEY = Pattern.compile("incoming/([^/]+)/(train|test)/.+");

  private final LocalStack stack;
  private final Path manifest;
  private final Consumer<String> notes;
  private final S3Client s3;
  private final Projects projects;
  private final Set<String> buckets = new HashSet<>(Set.of(LocalStack.BUCKET));

  /**
   * For a stack.
   *
   * @param manifest what the objects of an event hold, and what a run was made of
   * @param notes is told what is made
   */
  LocalInput(LocalStack stack, Path manifest, Consumer<String> notes) {
    this.stack = stack;
    this.manifest = manifest;
    this.notes = notes;
    this.s3 = stack.clients().s3();
    this.projects = new Projects(stack.clients().rekognition());
  }

  /** Makes what the input speaks of, and changes its names to those that the stack gave. */
  void prepare(String function, JsonTree.Obj input) throws IOException, InterruptedException {
    if (input.get("Records") instanceof JsonTree.Arr(var records)) {
      stack.holdEvents();
      for (JsonTree each : records) {
        putObject(each);
      }
      return;
    }
    Matcher dataset = DATASET.matcher(text(input, "datasetArn").orElse(""));
    if (dataset.matches()) {
      String arn = projects.dataset(dataset.group(1), type(dataset.group(2)));
      input.with("datasetArn", arn);
      notes.accept("datasetArn is " + arn);
    }
    if (input.get("run") != null) {
      boolean known = dataset.matches();
      FinishedRun run =
          finishedRun(known ? dataset.group(1) : "flowers", known ? dataset.group(2) : "train");
      input.with("bucket", LocalStack.BUCKET).with("run", run.name());
      if (input.get("execution") != null) {
        input.with("execution", run.execution());
      }
      run.prepareFor(function);
    }
    Optional<JsonTree.Obj> ended = object(input, "detail");
    if (ended.isPresent()) {
      nameTheEnded(ended.get());
    }
  }

  /** An execution that ended with the turn of its dataset. */
  private void nameTheEnded(JsonTree.Obj detail) throws InterruptedException {
    FinishedRun run = finishedRun("flowers", "train");
    run.giveTurn();
    JsonTree.Obj input = JsonTree.object(Map.of());
    input.with("run", run.name()).with("bucket", LocalStack.BUCKET);
    detail
        .with("executionArn", run.execution())
        .with("name", run.name())
        .with("input", JsonWriter.write(input));
  }

  private void putObject(JsonTree record) throws IOException {
    Optional<JsonTree.Obj> s3Part = object(record, "s3");
    Optional<JsonTree.Obj> object = s3Part.flatMap(each -> object(each, "object"));
    Optional<String> bucket =
        s3Part.flatMap(each -> object(each, "bucket")).flatMap(each -> text(each, "name"));
    Optional<String> key = object.flatMap(each -> text(each, "key")).flatMap(LocalInput::decoded);
    boolean created =
        text(record, "eventName").filter(name -> name.startsWith("ObjectCreated:")).isPresent();
    if (!created || bucket.isEmpty() || key.isEmpty()) {
      return; // The function says what it makes of that.
    }
    if (buckets.add(bucket.get())) {
      stack.s3().createBucket(bucket.get());
    }
    Matcher project = PROJECT_KEY.matcher(key.get());
    if (project.matches()) {
      projects.dataset(project.group(1), type(project.group(2)));
    }
    PutObjectResponse put = s3.putObject(b -> b.bucket(bucket.get()).key(key.get()), manifest);
    JsonTree.Obj told = object.orElseThrow();
    told.with("size", Files.size(manifest)).with("eTag", put.eTag().replace("\"", ""));
    if (told.get("versionId") != null) {
      told.with("versionId", put.versionId());
    }
    notes.accept("s3://%s/%s holds %s".formatted(bucket.get(), key.get(), manifest));
  }

  /** A run of the manifest that is over. */
  private FinishedRun finishedRun(String project, String type) throws InterruptedException {
    String dataset = projects.dataset(project, type(type));
    String name = manifest.getFileName().toString();
    String suffix = name.endsWith(".jsonl") || name.endsWith(".manifest") ? "" : ".jsonl";
    String key = "incoming/%s/%s/%s%s".formatted(project, type, name, suffix);
    s3.putObject(b -> b.bucket(LocalStack.BUCKET).key(key), manifest);
    stack.awaitQuiet();
    Execution execution = stack.stateMachine().executions().getFirst();
    notes.accept("run is " + execution.name() + ", which is over: it dropped " + manifest);
    return new FinishedRun(s3, dataset, execution.name(), execution.arn(), notes);
  }

  private static DatasetType type(String name) {
    return DatasetType.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static Optional<JsonTree.Obj> object(JsonTree parent, String name) {
    return parent instanceof JsonTree.Obj members && members.get(name) instanceof JsonTree.Obj child
        ? Optional.of(child)
        : Optional.empty();
  }

  private static Optional<String> text(JsonTree parent, String name) {
    return parent instanceof JsonTree.Obj members
            && members.get(name) instanceof JsonTree.Text(String text)
        ? Optional.of(text)
        : Optional.empty();
  }

  private static Optional<String> decoded(String key) {
    try {
      return Optional.of(URLDecoder.decode(key, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
