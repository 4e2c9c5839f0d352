package dev.labeldrop.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import dev.labeldrop.Code;
import dev.labeldrop.Json;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.Severity;
import dev.labeldrop.dataset.DatasetLookup;
import dev.labeldrop.drop.Drop;
import dev.labeldrop.drop.MemoryObjectStore;
import dev.labeldrop.drop.RunId;
import dev.labeldrop.drop.S3EventReader;
import dev.labeldrop.manifest.Limits;
import dev.labeldrop.manifest.ManifestStatistics;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.run.Settings.OnInvalidLine;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class IngestStepTest {

  private static final Settings ONE_CHUNK =
      new Settings(
          null,
          OnInvalidLine.SKIP,
          Limits.SERVICE,
          Duration.ofMinutes(60),
          new Isolation(true, 40),
          500);

  private final MemoryObjectStore store = new MemoryObjectStore();
  private final FakeDatasets datasets = new FakeDatasets();
  private final Map<String, String> started = new LinkedHashMap<>();

  @BeforeEach
  void knowTheDataset() {
    datasets.lookup = () -> new DatasetLookup.Found(Runs.DATASET);
  }

  @Test
  void plansADropAndStartsItsExecution() {
    Drop drop = store.drop(Runs.BUCKET, Runs.KEY, Runs.lines("abc"));
    IngestStep.Answer answer = ingest(OnInvalidLine.REJECT, drop);
    String run = RunId.of(drop).value();
    assertThat(answer.runs())
        .containsExactly(new IngestStep.Run(run, "s3://acme-drops/" + Runs.KEY, true));
    assertThat(started)
        .containsExactly(
            Map.entry(
                run,
                "{\"applied\":0,\"bucket\":\"acme-drops\",\"chunks\":2,\"datasetArn\":\""
                    + Runs.DATASET
                    + "\",\"key\":\""
                    + Runs.KEY
                    + "\",\"run\":\""
                    + run
                    + "\"}"));
    Plan plan = plan(drop);
    assertThat(plan.drop()).isEqualTo(drop);
    assertThat(plan.chunks()).extracting(chunk -> chunk.lines()).containsExactly(2, 1);
    assertThat(plan.startedAt()).isEqualTo("2026-11-22T12:00:00Z");
    assertThat(plan.refusal()).isNull();
  }

  @Test
  void findsThePlanOfAnEventThatComesAgainAndReadsNothing() {
    Drop drop = store.drop(Runs.BUCKET, Runs.KEY, Runs.lines("abc"));
    ingest(OnInvalidLine.REJECT, drop);
    int calls = store.calls().size();
    IngestStep.Answer again = ingest(OnInvalidLine.REJECT, drop);
    assertThat(again.runs().getFirst().started()).isFalse();
    assertThat(started).hasSize(1);
    assertThat(store.calls().subList(calls, store.calls().size()))
        .containsExactly("get " + uri(drop, "plan.json"));
    assertThat(datasets.calls).hasSize(1);
  }

  @Test
  void keepsThePlanOfWhoeverWasFirst() {
    Drop drop = store.drop(Runs.BUCKET, Runs.KEY, Runs.lines("abc"));
    store.failAfterNext("putIfAbsent", new RetryableException("lost"));
    assertThatThrownBy(() -> ingest(OnInvalidLine.REJECT, drop))
        .isInstanceOf(RetryableException.class);
    ingest(OnInvalidLine.SKIP, drop);
    assertThat(plan(drop).chunks()).hasSize(2);
    assertThat(started).hasSize(1);
  }

  @Test
  void sendsNothingOfAFileWithABadLine() {
    Drop drop = store.drop(Runs.BUCKET, Runs.KEY, Runs.lines("ab") + "bad\n");
    ingest(OnInvalidLine.REJECT, drop);
    assertThat(plan(drop).chunks()).isEmpty();
    assertThat(Objects.requireNonNull(plan(drop).refusal()).byValidation()).isTrue();
    assertThat(started.values()).singleElement().asString().contains("\"chunks\":0");
    assertThat(store.text(Runs.BUCKET, key(drop, "rejected.jsonl"))).hasValue("bad\n");
  }

  @Test
  void sendsTheGoodLinesOfAFileWithABadLineWhereItIsToldTo() {
    Drop drop = store.drop(Runs.BUCKET, Runs.KEY, Runs.line("a") + "bad\n" + Runs.line("b"));
    ingest(OnInvalidLine.SKIP, drop);
    assertThat(plan(drop).chunks())
        .singleElement()
        .satisfies(chunk -> {
          assertThat(chunk.lines()).isEqualTo(2);
          assertThat(chunk.skip()).containsExactly(2L);
        });
  }

  @Test
  void refusesAFileOfBadLinesOnlyWhateverItIsTold() {
    Drop drop = store.drop(Runs.BUCKET, Runs.KEY, "bad\nworse\n");
    ingest(OnInvalidLine.SKIP, drop);
    assertThat(Objects.requireNonNull(plan(drop).refusal()).byValidation()).isTrue();
  }

  @Test
  void checksTheLinesOfAFileThatHasNoDatasetToo() {
    datasets.lookup = DatasetLookup.NoProject::new;
    Drop drop = store.drop(Runs.BUCKET, Runs.KEY, Runs.lines("abc"));
    ingest(OnInvalidLine.REJECT, drop);
    Plan plan = plan(drop);
    assertThat(plan.datasetArn()).isNull();
    assertThat(plan.lines().total()).isEqualTo(3);
    assertThat(Objects.requireNonNull(plan.refusal()))
        .isEqualTo(
            new Plan.Refusal(
                false,
                Code.ERROR_DATASET_NOT_FOUND,
                "There is no project 'flowers' in this account and region. Create it, or drop the"
                    + " file under the right name."));
  }

  @Test
  void namesEveryDatasetWhereThereAreSeveral() {
    datasets.lookup = () -> new DatasetLookup.Several(List.of(Runs.DATASET, Runs.DATASET));
    Drop drop = store.drop(Runs.BUCKET, Runs.KEY, Runs.lines("a"));
    ingest(OnInvalidLine.REJECT, drop);
    assertThat(Objects.requireNonNull(plan(drop).refusal()).message())
        .contains("several TRAIN datasets", Runs.DATASET.value());
  }

  @Test
  void saysSoWhereTheObjectIsGone() {
    Drop drop = store.drop(Runs.BUCKET, Runs.KEY, Runs.lines("abc"));
    store.delete(Runs.BUCKET, Runs.KEY);
    ingest(OnInvalidLine.REJECT, drop);
    assertThat(Objects.requireNonNull(plan(drop).refusal()).code())
        .isEqualTo(Code.ERROR_OBJECT_NOT_FOUND);
    assertThat(started.values()).singleElement().asString().contains("\"chunks\":0");
  }

  @Test
  void saysSoWhereTheObjectWasReplaced() {
    MemoryObjectStore unversioned = MemoryObjectStore.unversioned();
    Drop drop = unversioned.drop(Runs.BUCKET, Runs.KEY, Runs.lines("abc"));
    unversioned.drop(Runs.BUCKET, Runs.KEY, Runs.lines("d"));
    step(unversioned, OnInvalidLine.REJECT).ingest(event(drop));
    String plan = unversioned.text(Runs.BUCKET, key(drop, "plan.json")).orElseThrow();
    assertThat(plan).contains("ERROR_OBJECT_CHANGED");
  }

  @Test
  void hasLambdaTryAgainWhereAReadMayPass() {
    Drop drop = store.drop(Runs.BUCKET, Runs.KEY, Runs.lines("abc"));
    store.failNext("open", new RetryableException("slow down"));
    assertThatThrownBy(() -> ingest(OnInvalidLine.REJECT, drop))
        .isInstanceOf(RetryableException.class);
    assertThat(started).isEmpty();
    ingest(OnInvalidLine.REJECT, drop);
    assertThat(started).hasSize(1);
  }

  @Test
  void refusesAFileThatIsTooLargeWithoutReadingIt() {
    Drop dropped = store.drop(Runs.BUCKET, Runs.KEY, Runs.lines("abc"));
    Drop drop =
        new Drop(
            dropped.bucket(),
            dropped.key(),
            dropped.versionId(),
            dropped.etag(),
            1_073_741_825L,
            dropped.sequencer());
    ingest(OnInvalidLine.REJECT, drop);
    assertThat(Objects.requireNonNull(plan(drop).refusal()).byValidation()).isTrue();
    assertThat(store.text(Runs.BUCKET, key(drop, "problems.json")).orElseThrow())
        .contains("ERROR_MANIFEST_SIZE_TOO_LARGE", "1073741825 bytes");
    assertThat(store.calls()).noneMatch(call -> call.startsWith("open"));
  }

  @Test
  void leavesNoHalfOfTheRefusedLinesWhereAReadBreaksOff() {
    Drop drop = store.drop(Runs.BUCKET, Runs.KEY, "bad\nworse\n");
    store.failAfterNext("open", new RetryableException("broke off"));
    assertThatThrownBy(() -> ingest(OnInvalidLine.REJECT, drop))
        .isInstanceOf(RetryableException.class);
    assertThat(store.uris()).containsExactly(drop.uri());
  }

  @Test
  void givesNoReasonsWhereTheRefusedLinesCouldNotBeWritten() {
    Drop drop = store.drop(Runs.BUCKET, Runs.KEY, "bad\n");
    store.failNext("upload", new RetryableException("slow down"));
    assertThatThrownBy(() -> ingest(OnInvalidLine.REJECT, drop))
        .isInstanceOf(RetryableException.class);
    assertThat(store.uris()).containsExactly(drop.uri());
  }

  @Test
  void saysBesideTheRefusedLinesWhyTheyAre() {
    Drop drop =
        store.drop(
            Runs.BUCKET, Runs.KEY, Runs.line("a") + "bad\r\n" + Runs.line("a") + Runs.line("b"));
    ingest(OnInvalidLine.SKIP, drop);
    String rejected = store.text(Runs.BUCKET, key(drop, "rejected.jsonl")).orElseThrow();
    String reasons = store.text(Runs.BUCKET, key(drop, "rejected.reasons.jsonl")).orElseThrow();
    assertThat(rejected).isEqualTo("bad\n" + Runs.line("a"));
    assertThat(reasons)
        .isEqualTo(
            "{\"line\":2,\"sourceRef\":null,\"problems\":[{\"column\":1,\"path\":null,"
                + "\"code\":\"ERROR_INVALID_JSON_LINE\",\"message\":\"Expected a JSON object, found"
                + " 'bad'. Write one JSON object on the line, with nothing before or after it.\"}],"
                + "\"moreProblems\":0}\n"
                + "{\"line\":3,\"sourceRef\":\"s3://acme/a.jpg\",\"problems\":[{\"column\":15,"
                + "\"path\":\"source-ref\",\"code\":\"ERROR_DUPLICATE_SOURCE_REF\",\"message\":"
                + "\"Line 3 has the source-ref of line 1, 's3://acme/a.jpg'. Keep one of the"
                + " lines.\"}],\"moreProblems\":0}\n");
    assertThat(store.contentType(Runs.BUCKET, key(drop, "rejected.reasons.jsonl")))
        .contains("application/jsonl");
    assertThat(plan(drop).rejectedBytes()).isEqualTo(rejected.length());
    assertThat(plan(drop).reasonsBytes()).isEqualTo(reasons.length());
  }

  @Test
  void leavesNoFileOfRefusedLinesWhereThereAreNone() {
    Drop drop = store.drop(Runs.BUCKET, Runs.KEY, Runs.lines("ab"));
    ingest(OnInvalidLine.REJECT, drop);
    assertThat(store.uris()).noneMatch(uri -> uri.contains("rejected"));
    assertThat(plan(drop).rejectedBytes()).isZero();
    assertThat(plan(drop).reasonsBytes()).isZero();
  }

  @Test
  void leavesStatisticsThatCanBeReadBack() {
    String pallet =
        "{\"source-ref\":\"s3://acme/p.jpg\",\"pallet\":1,\"pallet-metadata\":{\"class-name\":\"a"
            + " \\\"pallet\\\"\",\"confidence\":1,\"human-annotated\":\"yes\",\"creation-date\":"
            + "\"2024-05-02T10:11:12\",\"type\":\"groundtruth/image-classification\"}}\n";
    Drop drop = store.drop(Runs.BUCKET, Runs.KEY, Runs.lines("ab") + pallet);
    step(store, ONE_CHUNK).ingest(event(drop));
    ManifestStatistics statistics =
        files(drop).read(RunFiles.File.STATISTICS, ManifestStatistics.class).orElseThrow();
    assertThat(statistics)
        .isEqualTo(
            new ManifestStatistics(
                List.of(new ManifestStatistics.LabelCount("a \"pallet\"", 1, 0)),
                false,
                Collections.nCopies(52, 0L),
                2));
    assertThat(statistics.imagesByBoxes().stream().mapToLong(Long::longValue).sum()).isZero();
  }

  @Test
  void leavesTheStatisticsOfNothingWhereNothingWasRead() {
    Drop drop = store.drop(Runs.BUCKET, Runs.KEY, Runs.lines("ab"));
    store.delete(Runs.BUCKET, Runs.KEY);
    ingest(OnInvalidLine.REJECT, drop);
    assertThat(files(drop).read(RunFiles.File.STATISTICS, ManifestStatistics.class))
        .hasValueSatisfying(statistics -> assertThat(statistics.unlabelledImages()).isZero());
  }

  @Test
  void warnsOfChunksFromWhichManyLinesWereSetAside() {
    Drop drop = store.drop(Runs.BUCKET, Runs.KEY, "x\n" + Runs.lines("abcd") + "y\nz\n");
    ingest(OnInvalidLine.SKIP, drop);
    FoundProblems found = problems(drop);
    assertThat(found.problems().getFirst().code()).isEqualTo("WARNING_MANY_LINES_SET_ASIDE");
    assertThat(found.problems().getFirst().line()).isNull();
    assertThat(found.problems().getFirst().message())
        .isEqualTo(
            "From 2 of 2 chunks more than 20 % of the lines were set aside: lines 1 to 3: 1 of 3"
                + " lines set aside (33.3 %); lines 4 to 7: 2 of 4 lines set aside (50.0 %). The"
                + " service fails a whole update when too many of its lines are bad; with those"
                + " lines, these could have failed. So many usually have one cause: look for it in"
                + " rejected.reasons.jsonl, mend the lines in rejected.jsonl, and drop that file.");
    assertThat(found.warningCount())
        .isEqualTo(found.problems().stream().filter(IngestStepTest::isWarning).count());
  }

  @Test
  void namesThreeOfTheChunksFromWhichManyLinesWereSetAside() {
    String bad = "x\n".repeat(1_200);
    Drop drop =
        store.drop(
            Runs.BUCKET,
            Runs.KEY,
            Runs.lines("ab")
                + bad
                + Runs.lines("cd")
                + bad
                + Runs.lines("efgh")
                + bad
                + Runs.lines("ij")
                + bad);
    ingest(OnInvalidLine.SKIP, drop);
    assertThat(problems(drop).problems().getFirst().message())
        .startsWith("From 4 of 5 chunks more than")
        .contains("; lines 2,407 to 3,608: 1,200 of 1,202 lines set aside (99.8 %); and more. The");
  }

  @Test
  void doesNotWarnOfLinesSetAsideFromAFileThatIsNotSent() {
    String content = Runs.lines("ab") + "x\ny\n";
    Drop refused = store.drop(Runs.BUCKET, Runs.KEY, content);
    ingest(OnInvalidLine.REJECT, refused);
    datasets.lookup = DatasetLookup.NoProject::new;
    Drop lost = store.drop(Runs.BUCKET, Runs.KEY, content);
    ingest(OnInvalidLine.SKIP, lost);
    assertThat(problems(refused).problems()).noneMatch(IngestStepTest::isOfLinesSetAside);
    assertThat(problems(lost).problems()).noneMatch(IngestStepTest::isOfLinesSetAside);
  }

  @Test
  void doesNotWarnOfAFewLinesSetAside() {
    Drop drop = store.drop(Runs.BUCKET, Runs.KEY, Runs.lines("abcd") + "x\n");
    step(store, ONE_CHUNK).ingest(event(drop));
    assertThat(plan(drop).lines().rejected()).isEqualTo(1);
    assertThat(problems(drop).problems()).noneMatch(IngestStepTest::isOfLinesSetAside);
  }

  @Test
  void takesInEveryDropOfAnEventEvenIfOneFails() {
    Drop bad = store.drop(Runs.BUCKET, "incoming/flowers/train/bad.jsonl", Runs.lines("a"));
    Drop good = store.drop(Runs.BUCKET, "incoming/flowers/train/good.jsonl", Runs.lines("b"));
    store.failNext("open s3://acme-drops/" + bad.key(), new RetryableException("slow down"));
    assertThatThrownBy(() -> ingest(OnInvalidLine.REJECT, bad, good))
        .isInstanceOf(RetryableException.class);
    assertThat(started).containsOnlyKeys(RunId.of(good).value());
  }

  @Test
  void throwsTheFirstFailureAndKeepsTheOthers() {
    Drop one = store.drop(Runs.BUCKET, "incoming/flowers/train/1.jsonl", Runs.lines("a"));
    Drop two = store.drop(Runs.BUCKET, "incoming/flowers/train/2.jsonl", Runs.lines("b"));
    store.failNext("open s3://acme-drops/" + one.key(), new RetryableException("first"));
    store.failNext("open s3://acme-drops/" + two.key(), new RetryableException("second"));
    assertThatThrownBy(() -> ingest(OnInvalidLine.REJECT, one, two))
        .hasMessage("first")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
  }

  @Test
  void failsForARecordThatDoesNotSayWhatWasDropped() {
    S3Event event = read("{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{}}]}");
    assertThatThrownBy(() -> step(store, OnInvalidLine.REJECT).ingest(event))
        .isInstanceOf(PermanentException.class)
        .hasMessageContaining("ERROR_UNREADABLE_EVENT");
  }

  @Test
  void saysWhyItIgnoresARecord() {
    Drop other = store.drop(Runs.BUCKET, "elsewhere/a.jsonl", Runs.lines("a"));
    assertThat(ingest(OnInvalidLine.REJECT, other))
        .satisfies(answer -> {
          assertThat(answer.runs()).isEmpty();
          assertThat(answer.ignored()).singleElement().asString().contains("elsewhere/a.jsonl");
        });
  }

  private IngestStep.Answer ingest(OnInvalidLine onInvalidLine, Drop... drops) {
    return step(store, onInvalidLine).ingest(event(drops));
  }

  private IngestStep step(MemoryObjectStore from, OnInvalidLine onInvalidLine) {
    return step(from, Runs.settings(onInvalidLine));
  }

  private IngestStep step(MemoryObjectStore from, Settings settings) {
    Planning planning =
        new Planning(from, datasets, settings, Clock.fixed(Runs.NOON, ZoneOffset.UTC));
    return new IngestStep(
        from, planning, (name, input) -> started.putIfAbsent(name, input) == null);
  }

  private static S3Event event(Drop... drops) {
    List<Map<String, Object>> records =
        new ArrayList<>(Arrays.stream(drops).map(IngestStepTest::record).toList());
    return read(Json.text(Map.of("Records", records)));
  }

  private static Map<String, Object> record(Drop drop) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("key", drop.key());
    object.put("size", drop.size());
    object.put("eTag", drop.etag());
    object.put("sequencer", drop.sequencer());
    if (drop.versionId() != null) {
      object.put("versionId", drop.versionId());
    }
    return Map.of(
        "eventName",
        "ObjectCreated:Put",
        "s3",
        Map.of("bucket", Map.of("name", drop.bucket()), "object", object));
  }

  private static S3Event read(String json) {
    return S3EventReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  private Plan plan(Drop drop) {
    return files(drop).plan();
  }

  private FoundProblems problems(Drop drop) {
    return files(drop).read(RunFiles.File.PROBLEMS, FoundProblems.class).orElseThrow();
  }

  private RunFiles files(Drop drop) {
    return new RunFiles(store, drop.bucket(), RunId.of(drop).value());
  }

  private static boolean isWarning(ReportedProblem problem) {
    return problem.severity() == Severity.WARNING;
  }

  private static boolean isOfLinesSetAside(ReportedProblem problem) {
    return problem.code().equals("WARNING_MANY_LINES_SET_ASIDE");
  }

  private static String key(Drop drop, String file) {
    return "runs/" + RunId.of(drop).value() + "/" + file;
  }

  private static String uri(Drop drop, String file) {
    return "s3://" + drop.bucket() + "/" + key(drop, file);
  }
}
