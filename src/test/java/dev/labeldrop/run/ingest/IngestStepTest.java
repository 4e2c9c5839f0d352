package dev.labeldrop.run.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.Code;
import dev.labeldrop.Json;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.Severity;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.drop.Drop;
import dev.labeldrop.drop.DropKeys;
import dev.labeldrop.drop.MemoryObjectStore;
import dev.labeldrop.drop.RunId;
import dev.labeldrop.drop.S3EventReader;
import dev.labeldrop.drop.S3Notification;
import dev.labeldrop.manifest.ManifestStatistics;
import dev.labeldrop.report.ReportedProblem;
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
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class IngestStepTest {

  private static final String KEY = "incoming/flowers/train/a.jsonl";
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant DROPPED = Instant.parse("2026-11-22T11:59:01.250Z");

  private static final Settings REJECT = RunBench.settings(2, 100);
  private static final Settings SKIP = skipping(REJECT);
  private static final Settings ONE_CHUNK = skipping(RunBench.settings(100, 100));

  private final MemoryObjectStore store = new MemoryObjectStore();
  private final Started started = new Started();
  private final SplittableRandom random = new SplittableRandom(5);

  /** Executions that are started, and of which nothing else is asked. */
  private static final class Started implements Executions {

    private final Map<String, String> inputs = new LinkedHashMap<>();

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

  private static Settings with(
      Settings other, @Nullable DatasetArn dataset, OnInvalidLine onInvalidLine) {
    return new Settings(
        dataset,
        onInvalidLine,
        other.limits(),
        other.updateTimeout(),
        other.isolation(),
        other.mostListingCalls(),
        other.sendUnchanged());
  }

  private static String line(String name) {
    return RunBench.line(name, "a") + "\n";
  }

  @Test
  void plansADropAndStartsItsExecution() {
    Drop drop = drop(RunBench.lines(0, 3, "a"));
    IngestStep.Answer answer = ingest(REJECT, drop);
    String run = RunId.of(drop).value();
    assertThat(answer.runs())
        .containsExactly(new IngestStep.Run(run, "s3://acme-drops/" + KEY, true));
    assertThat(input(drop))
        .isEqualTo(Map.of("run", run, "bucket", "acme-drops", "key", KEY, "lines", 3));
    Plan plan = plan(drop);
    assertThat(plan.run()).isEqualTo(run);
    assertThat(plan.drop()).isEqualTo(drop);
    assertThat(plan.project()).isEqualTo("flowers");
    assertThat(plan.type()).isEqualTo("TRAIN");
    assertThat(plan.datasetArn()).isNull();
    assertThat(plan.startedAt()).isEqualTo("2026-11-22T12:00:00Z");
    assertThat(plan.onFailedUpdate()).isEqualTo(REJECT.isolation());
    assertThat(plan.sendable()).isEqualTo(3);
    assertThat(plan.refusal()).isNull();
  }

  @Test
  void findsThePlanOfAnEventThatComesAgainAndReadsNothing() {
    Drop drop = drop(RunBench.lines(0, 3, "a"));
    ingest(REJECT, drop);
    int calls = store.calls().size();
    IngestStep.Answer again = ingest(REJECT, drop);
    assertThat(again.runs().getFirst().started()).isFalse();
    assertThat(started.inputs).hasSize(1);
    assertThat(store.calls().subList(calls, store.calls().size()))
        .containsExactly("get " + uri(drop, "plan.json"));
  }

  @Test
  void keepsThePlanOfWhoeverWasFirst() {
    Drop drop = drop(RunBench.lines(0, 2, "a") + "bad\n");
    store.failAfterNext("putIfAbsent", new RetryableException("lost"));
    assertThatThrownBy(() -> ingest(SKIP, drop)).hasMessage("lost");
    Plan first = plan(drop);
    ingest(REJECT, drop);
    assertThat(plan(drop)).isEqualTo(first);
    assertThat(input(drop)).containsEntry("lines", 2);
  }

  @Test
  void leavesNoDocumentsOfTwoAttemptsInOneFolder() {
    Drop drop = drop(RunBench.lines(0, 2, "a") + "bad\n");
    store.failNext("putIfAbsent", new RetryableException("lost"));
    assertThatThrownBy(() -> ingest(REJECT, drop)).hasMessage("lost");
    ingest(SKIP, drop);
    List<String> folders =
        store.uris().stream()
            .filter(uri -> uri.contains("/ingest-"))
            .map(uri -> uri.replaceFirst("/[^/]*$", ""))
            .distinct()
            .toList();
    assertThat(folders).hasSize(2).contains(uri(drop, plan(drop).documents()));
    for (String folder : folders) {
      assertThat(store.uris().stream().filter(uri -> uri.startsWith(folder + "/")))
          .extracting(uri -> uri.substring(folder.length() + 1))
          .containsExactly(
              "lines.idx",
              "problems.json",
              "rejected.jsonl",
              "rejected.reasons.jsonl",
              "statistics.json");
    }
  }

  /** The second runs while the first, under other settings, has found no plan yet. */
  @Test
  void neverMixesWhatTwoIngestsOfOneEventFind() {
    Drop drop = drop(RunBench.lines(0, 2, "a") + "bad\n");
    List<Plan> second = new ArrayList<>();
    Clock meanwhile =
        new Meanwhile(() -> {
          ingest(SKIP, drop);
          second.add(plan(drop));
        });
    IngestStep.Answer answer = step(store, REJECT, meanwhile).ingest(event(DROPPED, drop));

    assertThat(answer.runs().getFirst().started()).isFalse();
    assertThat(plan(drop)).isEqualTo(second.getFirst());
    assertThat(input(drop)).containsEntry("lines", 2);
    assertThat(problems(drop).problems().getFirst().code())
        .isEqualTo("WARNING_MANY_LINES_REJECTED");
    assertThat(index(drop).size()).isEqualTo(2);
    assertThat(store.uris().stream().filter(uri -> uri.endsWith("/problems.json"))).hasSize(2);
  }

  /** A clock whose first look lets something else happen. */
  private static final class Meanwhile extends Clock {

    private @Nullable Runnable other;

    Meanwhile(Runnable other) {
      this.other = other;
    }

    @Override
    public Instant instant() {
      Runnable now = other;
      other = null;
      if (now != null) {
        now.run();
      }
      return NOON;
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

  @Test
  void doesNotTakeThePlanOfAnotherDrop() {
    Drop drop = drop(RunBench.lines(0, 1, "a"));
    ingest(REJECT, drop);
    started.inputs.clear();
    String plan = store.text(RunBench.BUCKET, key(drop, "plan.json")).orElseThrow();
    store.put(
        RunBench.BUCKET,
        key(drop, "plan.json"),
        plan.replace(KEY, "incoming/flowers/train/b.jsonl").getBytes(StandardCharsets.UTF_8),
        RunFiles.JSON);
    assertThatThrownBy(() -> ingest(REJECT, drop))
        .isInstanceOf(RetryableException.class)
        .hasMessage(
            uri(drop, "plan.json")
                + " is the plan of s3://acme-drops/incoming/flowers/train/b.jsonl, not of "
                + drop.uri()
                + ": two drops have the run id '"
                + RunId.of(drop)
                + "'. Drop the file again.");
    assertThat(started.inputs).isEmpty();
  }

  @Test
  void pinsADropWhoseEventSaysNeitherVersionNorEtagToWhatIsThere() {
    Drop there = drop(RunBench.lines(0, 2, "a"));
    Drop unpinned = new Drop(there.bucket(), KEY, null, "", there.size(), "7");
    Drop pinned = new Drop(there.bucket(), KEY, null, there.etag(), there.size(), "7");
    ingest(REJECT, unpinned);
    assertThat(plan(pinned).drop()).isEqualTo(pinned);
    assertThat(plan(pinned).refusal()).isNull();
  }

  @Test
  void rejectsADropThatIsGoneAndWhoseEventSaysNeitherVersionNorEtag() {
    Drop unpinned = new Drop(RunBench.BUCKET, KEY, null, "", 7, "7");
    ingest(REJECT, unpinned);
    assertThat(refusal(unpinned).code()).isEqualTo(Code.ERROR_OBJECT_NOT_FOUND);
    store.failNext("etag ", new PermanentException(Code.ERROR_ACCESS_DENIED, "no"));
    Drop other = new Drop(RunBench.BUCKET, "incoming/b.jsonl", null, "", 7, "7");
    ingest(REJECT, other);
    assertThat(refusal(other).code()).isEqualTo(Code.ERROR_OBJECT_NOT_FOUND);
  }

  @Test
  void ordersDropsByTheTimeAndTheSequencerOfTheirEvents() {
    Drop drop = drop(RunBench.lines(0, 1, "a"));
    ingest(REJECT, drop);
    assertThat(order(drop))
        .isEqualTo(new DropOrder(DROPPED, drop.sequencer(), RunId.of(drop).value()));
    assertThat(store.calls()).noneMatch(call -> call.startsWith("lastModified"));
  }

  @Test
  void ordersDropsByTheirLastModifiedIfTheEventHasNoTime() {
    Drop drop = drop(RunBench.lines(0, 1, "a"));
    step(store, REJECT).ingest(event(null, drop));
    assertThat(order(drop))
        .isEqualTo(
            new DropOrder(MemoryObjectStore.WRITTEN, drop.sequencer(), RunId.of(drop).value()));
  }

  @Test
  void ordersDropsByTheirLastModifiedIfTheEventHasNoSequencer() {
    Drop drop = withoutSequencer(drop(RunBench.lines(0, 1, "a")));
    ingest(REJECT, drop);
    assertThat(order(drop))
        .isEqualTo(new DropOrder(MemoryObjectStore.WRITTEN, "", RunId.of(drop).value()));
  }

  @Test
  void ordersADropThatIsGoneByWhatTheEventHas() {
    Drop drop = withoutSequencer(drop(RunBench.lines(0, 1, "a")));
    store.remove(RunBench.BUCKET, KEY);
    ingest(REJECT, drop);
    assertThat(order(drop).time()).isEqualTo(DROPPED);

    Drop other = withoutSequencer(drop(RunBench.lines(0, 1, "b")));
    store.remove(RunBench.BUCKET, KEY);
    step(store, REJECT).ingest(event(null, other));
    assertThat(order(other).time()).isEqualTo(NOON);
  }

  private static Drop withoutSequencer(Drop drop) {
    return new Drop(drop.bucket(), drop.key(), drop.versionId(), drop.etag(), drop.size(), "");
  }

  @Test
  void leavesOneRecordInTheIndexForEachValidLine() {
    String content =
        "\uFEFF"
            + line("0001")
            + "\r\nbad\n"
            + line("0002").replace("\n", "\r\n")
            + line("0001")
            + RunBench.line("0003", "b");
    Drop drop = drop(content);
    ingest(SKIP, drop);
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    LineIndex index = index(drop);
    List<String> lines = new ArrayList<>();
    for (int place = 0; place < index.size(); place++) {
      lines.add(
          index.number(place)
              + " "
              + new String(
                  bytes, (int) index.offset(place), index.length(place), StandardCharsets.UTF_8));
    }
    assertThat(lines)
        .containsExactly(
            "1 " + RunBench.line("0001", "a"),
            "4 " + RunBench.line("0002", "a"),
            "6 " + RunBench.line("0003", "b"));
    assertThat(plan(drop).sendable()).isEqualTo(3);
  }

  @Test
  void sendsNothingOfAFileWithABadLine() {
    Drop drop = drop(RunBench.lines(0, 2, "a") + "bad\n");
    ingest(REJECT, drop);
    assertThat(refusal(drop).byValidation()).isTrue();
    assertThat(refusal(drop).code()).isEqualTo(Code.ERROR_MANIFEST_REJECTED);
    assertThat(input(drop)).containsEntry("lines", 0);
    assertThat(document(drop, File.REJECTED)).isEqualTo("bad\n");
  }

  @Test
  void sendsTheGoodLinesOfAFileWithABadLineIfItIsToldTo() {
    Drop drop = drop(line("0001") + "bad\n" + line("0002"));
    ingest(SKIP, drop);
    assertThat(plan(drop).refusal()).isNull();
    assertThat(input(drop)).containsEntry("lines", 2);
  }

  @Test
  void refusesAFileOfBadLinesOnlyWhateverItIsTold() {
    Drop drop = drop("bad\nworse\n");
    ingest(SKIP, drop);
    assertThat(refusal(drop).byValidation()).isTrue();
    assertThat(input(drop)).containsEntry("lines", 0);
    assertThat(index(drop).size()).isZero();
  }

  @Test
  void refusesAMisplacedKeyAndChecksItsLinesAllTheSame() {
    String key = "incoming/flowers/Train/a.jsonl";
    Drop drop = store.drop(RunBench.BUCKET, key, RunBench.lines(0, 2, "a"));
    ingest(REJECT, drop);
    assertThat(refusal(drop))
        .isEqualTo(
            new Plan.Refusal(
                true,
                Code.ERROR_KEY_IS_NO_DROP,
                "The key '"
                    + key
                    + "' names no dataset. Drops are "
                    + DropKeys.FORM
                    + ". Case counts."));
    assertThat(plan(drop).lines().valid()).isEqualTo(2);
    assertThat(plan(drop).project()).isNull();
    assertThat(input(drop)).containsEntry("lines", 0);
    assertThat(problems(drop).problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.code()).isEqualTo("ERROR_KEY_IS_NO_DROP");
          assertThat(problem.line()).isNull();
        });
    assertThat(problems(drop).errorCount()).isEqualTo(1);
  }

  @Test
  void tellsOfAMisplacedKeyAndOfItsBadLinesInOneReport() {
    Drop drop = store.drop(RunBench.BUCKET, "incoming/flowers/a.jsonl", "bad\n");
    ingest(REJECT, drop);
    assertThat(problems(drop).problems())
        .extracting(ReportedProblem::code)
        .containsExactly("ERROR_KEY_IS_NO_DROP", "ERROR_INVALID_JSON_LINE");
    assertThat(problems(drop).errorCount()).isEqualTo(2);
  }

  @Test
  void takesAFileWithoutAProjectForTheStacksDataset() {
    Drop drop = store.drop(RunBench.BUCKET, "incoming/a.jsonl", RunBench.lines(0, 1, "a"));
    ingest(with(REJECT, RunBench.DATASET, OnInvalidLine.REJECT), drop);
    assertThat(plan(drop).datasetArn()).isEqualTo(RunBench.DATASET.value());
    assertThat(plan(drop).project()).isNull();
    assertThat(plan(drop).refusal()).isNull();
    assertThat(input(drop)).containsEntry("lines", 1);
  }

  @Test
  void refusesAFileWithoutAProjectIfTheStackHasNoDataset() {
    Drop drop = store.drop(RunBench.BUCKET, "incoming/a.jsonl", RunBench.lines(0, 1, "a"));
    ingest(REJECT, drop);
    assertThat(refusal(drop).code()).isEqualTo(Code.ERROR_DATASET_NOT_FOUND);
    assertThat(refusal(drop).message()).contains("the stack parameter DatasetArn is empty");
    assertThat(input(drop)).containsEntry("lines", 0);
  }

  @Test
  void refusesMoreUpdatesThanARunCanFollow() {
    Settings oneLine = RunBench.settings(1, 100);
    Drop most = drop(RunBench.lines(0, 500, "a"));
    Drop more = drop(RunBench.lines(0, 501, "a"));
    ingest(oneLine, most, more);
    assertThat(plan(most).sendable()).isEqualTo(500);
    assertThat(refusal(more).byValidation()).isTrue();
    assertThat(refusal(more).code()).isEqualTo(Code.ERROR_TOO_MANY_CHUNKS);
    assertThat(refusal(more).message())
        .startsWith("The file needs 501 updates of under ")
        .contains(" and a run can follow 500. ");
    assertThat(input(more)).containsEntry("lines", 0);
  }

  @Test
  void saysSoIfTheObjectIsGone() {
    Drop drop = drop(RunBench.lines(0, 3, "a"));
    store.remove(RunBench.BUCKET, KEY);
    ingest(REJECT, drop);
    assertThat(refusal(drop).code()).isEqualTo(Code.ERROR_OBJECT_NOT_FOUND);
    assertThat(refusal(drop).byValidation()).isFalse();
    assertThat(input(drop)).containsEntry("lines", 0);
  }

  @Test
  void saysSoIfTheObjectWasReplaced() {
    MemoryObjectStore unversioned = MemoryObjectStore.unversioned();
    Drop drop = unversioned.drop(RunBench.BUCKET, KEY, RunBench.lines(0, 3, "a"));
    unversioned.drop(RunBench.BUCKET, KEY, RunBench.lines(0, 1, "b"));
    step(unversioned, REJECT).ingest(event(DROPPED, drop));
    assertThat(unversioned.text(RunBench.BUCKET, key(drop, "plan.json")).orElseThrow())
        .contains("ERROR_OBJECT_CHANGED");
  }

  @Test
  void hasLambdaTryAgainWhatMayPass() {
    Drop drop = drop(RunBench.lines(0, 3, "a"));
    store.failNext("open", new RetryableException("slow down"));
    assertThatThrownBy(() -> ingest(REJECT, drop)).isInstanceOf(RetryableException.class);
    assertThat(started.inputs).isEmpty();
    assertThat(store.uris()).containsExactly(drop.uri());
    ingest(REJECT, drop);
    assertThat(started.inputs).hasSize(1);
  }

  @Test
  void refusesAFileThatIsTooLargeWithoutReadingIt() {
    Drop dropped = drop(RunBench.lines(0, 3, "a"));
    Drop drop =
        new Drop(
            dropped.bucket(),
            dropped.key(),
            dropped.versionId(),
            dropped.etag(),
            1_073_741_825L,
            dropped.sequencer());
    ingest(REJECT, drop);
    assertThat(refusal(drop).byValidation()).isTrue();
    assertThat(problems(drop).problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.code()).isEqualTo("ERROR_MANIFEST_SIZE_TOO_LARGE");
          assertThat(problem.message()).contains("1073741825 bytes");
        });
    assertThat(store.calls()).noneMatch(call -> call.startsWith("open"));
  }

  @Test
  void leavesNoHalfOfTheRejectedLinesIfAReadBreaksOff() {
    Drop drop = drop(line("0001") + "bad\nworse\n");
    store.failAfterNext("open", new RetryableException("broke off"));
    assertThatThrownBy(() -> ingest(REJECT, drop)).isInstanceOf(RetryableException.class);
    assertThat(store.uris()).containsExactly(drop.uri());
  }

  @Test
  void givesNoReasonsIfTheRejectedLinesCouldNotBeWritten() {
    Drop drop = drop("bad\n");
    store.failNext("upload", new RetryableException("slow down"));
    assertThatThrownBy(() -> ingest(REJECT, drop)).isInstanceOf(RetryableException.class);
    assertThat(store.uris()).containsExactly(drop.uri());
  }

  @Test
  void saysBesideTheRejectedLinesWhyTheyAre() {
    Drop drop = drop(line("0001") + "bad\r\n" + line("0001") + line("0002"));
    ingest(SKIP, drop);
    assertThat(document(drop, File.REJECTED)).isEqualTo("bad\n" + line("0001"));
    assertThat(document(drop, File.REASONS))
        .isEqualTo(
            "{\"line\":2,\"sourceRef\":null,\"problems\":[{\"column\":1,\"path\":null,\"code\":\"ERROR_INVALID_JSON_LINE\",\"message\":\"Expected"
                + " a JSON object, found 'bad'. The line has no object: leave it out if it is a"
                + " heading, a comment or a separator; else get the line"
                + " anew.\"}],\"moreProblems\":0}\n"
                + "{\"line\":3,\"sourceRef\":\"s3://acme/0001.jpg\",\"problems\":[{\"column\":15,"
                + "\"path\":\"source-ref\",\"code\":\"ERROR_DUPLICATE_SOURCE_REF\",\"message\":\"Line"
                + " 3 has the source-ref of line 1, 's3://acme/0001.jpg', and is the same line."
                + " Leave one of the two out.\"}],\"moreProblems\":0}\n");
    String reasons = key(drop, plan(drop).documents() + "/rejected.reasons.jsonl");
    assertThat(store.contentType(RunBench.BUCKET, reasons)).contains("application/jsonl");
  }

  @Test
  void leavesNoFileOfRejectedLinesIfThereAreNone() {
    Drop drop = drop(RunBench.lines(0, 2, "a"));
    ingest(REJECT, drop);
    assertThat(store.uris()).noneMatch(uri -> uri.contains("rejected"));
  }

  @Test
  void leavesStatisticsThatCanBeReadBack() {
    Drop drop =
        drop(
            RunBench.line("0001", "rose")
                + "\n"
                + RunBench.line("0002", "a \\\"pallet\\\"")
                + "\n{\"source-ref\":\"s3://acme/0003.jpg\"}\n");
    ingest(ONE_CHUNK, drop);
    ManifestStatistics statistics =
        documents(drop).read(File.STATISTICS, ManifestStatistics.class).orElseThrow();
    assertThat(statistics.labels())
        .containsExactlyInAnyOrder(
            new ManifestStatistics.LabelCount("a \"pallet\"", 1, 0),
            new ManifestStatistics.LabelCount("rose", 1, 0));
    assertThat(statistics.unlabelledImages()).isEqualTo(1);
    assertThat(statistics.imagesByBoxes()).isEqualTo(Collections.nCopies(52, 0L));
  }

  @Test
  void leavesTheStatisticsOfNothingIfNothingWasRead() {
    Drop drop = drop(RunBench.lines(0, 2, "a"));
    store.remove(RunBench.BUCKET, KEY);
    ingest(REJECT, drop);
    assertThat(documents(drop).read(File.STATISTICS, ManifestStatistics.class))
        .hasValueSatisfying(statistics -> assertThat(statistics.labels()).isEmpty());
  }

  @Test
  void warnsOfChunksFromWhichManyLinesWereRejected() {
    Drop drop = drop("x\n" + RunBench.lines(0, 4, "a") + "y\nz\n");
    ingest(SKIP, drop);
    FoundProblems found = problems(drop);
    assertThat(found.problems().getFirst())
        .satisfies(warning -> {
          assertThat(isOfRejectedLines(warning)).isTrue();
          assertThat(warning.line()).isNull();
          assertThat(warning.message())
              .startsWith("Of 2 of 2 chunks, more than 20 % of the lines were ")
              .contains(": lines 1 to 3: 1 of 3 lines ")
              .contains(" (33.3 %); lines 4 to 7: 2 of 4 lines ")
              .contains(" (50.0 %). The service fails a whole update")
              .endsWith(Code.WARNING_MANY_LINES_REJECTED.remedy());
        });
    assertThat(found.warningCount())
        .isEqualTo(
            found.problems().stream().filter(it -> it.severity() == Severity.WARNING).count());
  }

  @Test
  void namesThreeOfTheChunksFromWhichManyLinesWereRejected() {
    String bad = "x\n".repeat(1_200);
    Drop drop =
        drop(
            RunBench.lines(0, 2, "a")
                + bad
                + RunBench.lines(2, 4, "a")
                + bad
                + RunBench.lines(4, 8, "a")
                + bad
                + RunBench.lines(8, 10, "a")
                + bad);
    ingest(SKIP, drop);
    assertThat(problems(drop).problems().getFirst().message())
        .startsWith("Of 4 of 5 chunks, more than")
        .contains("; lines 2,407 to 3,608: 1,200 of 1,202 lines ")
        .contains(" (99.8 %); and more. The");
  }

  @Test
  void doesNotWarnOfRejectedLinesOfAFileThatIsNotSent() {
    String content = RunBench.lines(0, 2, "a") + "x\ny\n";
    Drop refused = drop(content);
    ingest(REJECT, refused);
    Drop misplaced = store.drop(RunBench.BUCKET, "incoming/flowers/a.jsonl", content);
    ingest(SKIP, misplaced);
    assertThat(problems(refused).problems()).noneMatch(IngestStepTest::isOfRejectedLines);
    assertThat(problems(misplaced).problems()).noneMatch(IngestStepTest::isOfRejectedLines);
  }

  @Test
  void doesNotWarnOfAFewRejectedLines() {
    Drop drop = drop(RunBench.lines(0, 4, "a") + "x\n");
    ingest(ONE_CHUNK, drop);
    assertThat(plan(drop).lines().rejected()).isEqualTo(1);
    assertThat(problems(drop).problems()).noneMatch(IngestStepTest::isOfRejectedLines);
  }

  @Test
  void takesInEveryDropOfAnEventEvenIfOneFails() {
    Drop bad = drop("incoming/flowers/train/bad.jsonl", "a");
    Drop good = drop("incoming/flowers/train/good.jsonl", "b");
    store.failNext("open s3://acme-drops/" + bad.key(), new RetryableException("slow down"));
    assertThatThrownBy(() -> ingest(REJECT, bad, good)).isInstanceOf(RetryableException.class);
    assertThat(started.inputs).containsOnlyKeys(RunId.of(good).value());
  }

  @Test
  void throwsTheFirstFailureAndKeepsTheOthers() {
    Drop one = drop("incoming/flowers/train/1.jsonl", "a");
    Drop two = drop("incoming/flowers/train/2.jsonl", "b");
    store.failNext("open s3://acme-drops/" + one.key(), new RetryableException("first"));
    store.failNext("open s3://acme-drops/" + two.key(), new RetryableException("second"));
    assertThatThrownBy(() -> ingest(REJECT, one, two))
        .hasMessage("first")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
  }

  @Test
  void failsForARecordThatDoesNotSayWhatWasDropped() {
    S3Notification event = read("{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{}}]}");
    assertThatThrownBy(() -> step(store, REJECT).ingest(event))
        .isInstanceOf(PermanentException.class)
        .hasMessageContaining("ERROR_UNREADABLE_EVENT");
  }

  @Test
  void saysWhyItIgnoresARecord() {
    Drop other = drop("elsewhere/a.jsonl", "a");
    IngestStep.Answer answer = ingest(REJECT, other);
    assertThat(answer.runs()).isEmpty();
    assertThat(answer.ignored()).singleElement().asString().contains("elsewhere/a.jsonl");
    assertThat(started.inputs).isEmpty();
  }

  private Drop drop(String content) {
    return store.drop(RunBench.BUCKET, KEY, content);
  }

  private Drop drop(String key, String label) {
    return store.drop(RunBench.BUCKET, key, RunBench.lines(0, 1, label));
  }

  private IngestStep.Answer ingest(Settings settings, Drop... drops) {
    return step(store, settings).ingest(event(DROPPED, drops));
  }

  private IngestStep step(MemoryObjectStore from, Settings settings) {
    return step(from, settings, Clock.fixed(NOON, ZoneOffset.UTC));
  }

  private IngestStep step(MemoryObjectStore from, Settings settings, Clock clock) {
    return new IngestStep(from, new Planning(from, settings, clock, random), started, clock);
  }

  private static S3Notification event(@Nullable Instant time, Drop... drops) {
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

  private static S3Notification read(String json) {
    return S3EventReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  private Map<String, @Nullable Object> input(Drop drop) {
    String input = Objects.requireNonNull(started.inputs.get(RunId.of(drop).value()));
    return Json.readMap(input.getBytes(StandardCharsets.UTF_8), "input");
  }

  private Plan plan(Drop drop) {
    return RunFiles.of(store, drop.bucket(), RunId.of(drop).value()).plan();
  }

  private DropOrder order(Drop drop) {
    return DropOrder.parse(plan(drop).order()).orElseThrow();
  }

  private Plan.Refusal refusal(Drop drop) {
    return Objects.requireNonNull(plan(drop).refusal());
  }

  /** The folder that the plan names. */
  private RunFiles documents(Drop drop) {
    return RunFiles.of(store, drop.bucket(), RunId.of(drop).value()).in(plan(drop).documents());
  }

  private FoundProblems problems(Drop drop) {
    return documents(drop).read(File.PROBLEMS, FoundProblems.class).orElseThrow();
  }

  private LineIndex index(Drop drop) {
    return LineIndex.of(documents(drop).bytes(File.INDEX).orElse(new byte[0]));
  }

  private String document(Drop drop, File file) {
    return new String(documents(drop).bytes(file).orElseThrow(), StandardCharsets.UTF_8);
  }

  private static boolean isOfRejectedLines(ReportedProblem problem) {
    return problem.code().equals("WARNING_MANY_LINES_REJECTED");
  }

  private static String key(Drop drop, String file) {
    return "runs/" + RunId.of(drop).value() + "/" + file;
  }

  private static String uri(Drop drop, String file) {
    return "s3://" + drop.bucket() + "/" + key(drop, file);
  }
}
