package dev.labeldrop.run.images;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.Severity;
import dev.labeldrop.image.FakeImages;
import dev.labeldrop.image.ImageLook;
import dev.labeldrop.image.Pictures;
import dev.labeldrop.image.Refusal;
import dev.labeldrop.report.Outcome;
import dev.labeldrop.report.Report;
import dev.labeldrop.report.ReportedImages;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.report.TextForm;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.LookedImages;
import dev.labeldrop.run.files.RunFiles;
import dev.labeldrop.run.state.Settings;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ImagesStepTest {

  private static final String KEPT = "datasets/images/flowers.bin";

  private final RunBench bench = new RunBench();
  private final FakeImages images = new FakeImages();

  private ImagesAnswer look(
      RunBench.Run run, CheckImages mode, @Nullable String documents, @Nullable Integer batch) {
    ImagesStep step =
        new ImagesStep(
            bench.store,
            new ImageLook(images, _ -> {}, () -> 0.5),
            mode,
            bench.settings,
            bench.clock,
            new SplittableRandom(3));
    return step.look(
        new ImagesInput(run.id, RunBench.BUCKET, documents, batch, 20, 1), bench.warnings::add);
  }

  private void good(int from, int to) {
    for (int name = from; name < to; name++) {
      images.put("%04d.jpg".formatted(name), Pictures.png(80 + name % 500, 80 + name / 500));
    }
  }

  private List<ReportedProblem> problems(Report report) {
    return report.problems();
  }

  @Test
  void readsImagesAnewAndSaysSoIfWhatIsKnownOfThemMayNotBeReadOrKept() {
    good(0, 3);
    RunBench.Run run = bench.drop(RunBench.lines(0, 3, "a"));
    String look = "look s3://" + RunBench.BUCKET + "/" + KEPT;
    for (int call = 0; call < 2; call++) {
      bench.store.failNext(look, new PermanentException(Code.ERROR_ACCESS_DENIED, "No."));
    }
    assertThat(look(run, CheckImages.WARN, null, null))
        .isEqualTo(new ImagesAnswer.Done(3, 3, 0, false, 32));
    assertThat(bench.warnings)
        .hasSize(2)
        .first(as(STRING))
        .startsWith("What is known of images could not be read: ")
        .contains("No.");
    assertThat(bench.warnings).last(as(STRING)).endsWith("The next run reads them again.");
  }

  @Test
  void looksAtFewImagesAtOnce() {
    good(0, 3);
    RunBench.Run run = bench.drop(RunBench.lines(0, 3, "a"));
    assertThat(look(run, CheckImages.WARN, null, null))
        .isEqualTo(new ImagesAnswer.Done(3, 3, 0, false, 32));
  }

  @Test
  void looksAtNothingTwice() {
    good(0, 3);
    RunBench.Run run = bench.drop(RunBench.lines(0, 3, "a"));
    ImagesAnswer first = look(run, CheckImages.WARN, null, null);
    assertThat(look(run, CheckImages.WARN, null, null)).isEqualTo(first);
    assertThat(images.looks()).isEqualTo(3);
  }

  @Test
  void saysHowManyBatchesThereAre() {
    RunBench.Run run = bench.drop(RunBench.lines(0, 1_001, "a"));
    assertThat(look(run, CheckImages.WARN, null, null))
        .isInstanceOfSatisfying(
            ImagesAnswer.Batches.class, batches -> assertThat(batches.imageBatches()).isEqualTo(3));
    assertThat(images.looks()).isZero();
  }

  @Test
  void putsTogetherWhatBatchesFound() {
    good(0, 1_000);
    RunBench.Run run = bench.drop(RunBench.lines(0, 1_001, "a"));
    for (int batch = 0; batch < 3; batch++) {
      look(run, CheckImages.WARN, "images-1", batch);
    }
    assertThat(look(run, CheckImages.WARN, "images-1", null))
        .isEqualTo(new ImagesAnswer.Done(1_001, 1_001, 0, false, 32));
    Report report = bench.report(run);
    assertThat(problems(report)).extracting(ReportedProblem::line).contains(1_001L);
    assertThat(problems(report))
        .filteredOn(problem -> problem.code().equals("ERROR_INVALID_IMAGE"))
        .extracting(ReportedProblem::severity)
        .containsExactly(Severity.WARNING);
  }

  @Test
  void countsAnImageThatS3DidNotGiveNotAsLookedAt() {
    good(0, 4);
    images.busy("0001.jpg", 1_000).refuse("0002.jpg", Refusal.KMS).refuse("0003.jpg", Refusal.KMS);
    RunBench.Run run = bench.drop(RunBench.lines(0, 4, "a"));
    assertThat(look(run, CheckImages.WARN, null, null))
        .isEqualTo(new ImagesAnswer.Done(4, 3, 0, false, 32));
    assertThat(bench.report(run).images()).isEqualTo(new ReportedImages(4, 3, 2, 0, 0));
  }

  @Test
  void saysThatABatchIsMissing() {
    good(0, 1_001);
    RunBench.Run run = bench.drop(RunBench.lines(0, 1_001, "a"));
    look(run, CheckImages.REJECT, "images-1", 0);
    look(run, CheckImages.REJECT, "images-1", 2);
    assertThat(look(run, CheckImages.REJECT, "images-1", null))
        .isEqualTo(new ImagesAnswer.Done(1_001, 501, 0, false, 32));
    assertThat(problems(bench.report(run)))
        .filteredOn(problem -> problem.code().equals("WARNING_IMAGES_NOT_CHECKED"))
        .extracting(ReportedProblem::message)
        .allMatch(message -> message.startsWith("Of 1,001 images, 500 were not looked at:"))
        .hasSize(1);
  }

  @Test
  void saysThatTheLastImageWasNotLookedAt() {
    good(0, 1_001);
    RunBench.Run run = bench.drop(RunBench.lines(0, 1_001, "a"));
    look(run, CheckImages.WARN, "images-1", 0);
    look(run, CheckImages.WARN, "images-1", 1);
    assertThat(look(run, CheckImages.WARN, "images-1", null))
        .isEqualTo(new ImagesAnswer.Done(1_001, 1_000, 0, false, 32));
    assertThat(problems(bench.report(run)))
        .filteredOn(problem -> problem.code().equals("WARNING_IMAGES_NOT_CHECKED"))
        .singleElement()
        .satisfies(problem ->
            assertThat(problem.message()).startsWith("Of 1,001 images, 1 was not looked at:"));
  }

  @Test
  void looksAtAThousandImagesAtOnce() {
    good(0, 1_000);
    RunBench.Run run = bench.drop(RunBench.lines(0, 1_000, "a"));
    assertThat(look(run, CheckImages.WARN, null, null))
        .isEqualTo(new ImagesAnswer.Done(1_000, 1_000, 0, false, 32));
  }

  @Test
  void saysOfABatchHowManyOfItsLinesAreBad() {
    good(0, 1_001);
    images.put("1000.jpg", Pictures.png(60, 80));
    images.refuse("0501.jpg", Refusal.KMS);
    RunBench.Run run = bench.drop(RunBench.lines(0, 1_001, "a"));
    assertThat(look(run, CheckImages.REJECT, "images-1", 0))
        .isEqualTo(new ImagesAnswer.Batch(500, 0));
    assertThat(look(run, CheckImages.REJECT, "images-1", 1))
        .isEqualTo(new ImagesAnswer.Batch(500, 1));
    ImagesAnswer last = look(run, CheckImages.REJECT, "images-1", 2);
    assertThat(last).isEqualTo(new ImagesAnswer.Batch(1, 1));
    assertThat(last.next()).isEqualTo("BATCH_DONE");
  }

  @Test
  void warnsOfLinesWithTheSameImage() {
    good(0, 2);
    images.put("0002.jpg", Pictures.png(80, 80));
    RunBench.Run run = bench.drop(RunBench.lines(0, 3, "a"));
    look(run, CheckImages.REJECT, null, null);
    assertThat(problems(bench.report(run)))
        .filteredOn(problem -> problem.code().equals("WARNING_SAME_IMAGE"))
        .extracting(ReportedProblem::severity)
        .containsExactly(Severity.WARNING);
  }

  @Test
  void saysOnceWhatIsWrongWithABucket() {
    images.refuseAll(Refusal.NO_BUCKET);
    RunBench.Run run = bench.drop(RunBench.lines(0, 1_001, "a"));
    for (int batch = 0; batch < 3; batch++) {
      look(run, CheckImages.WARN, "images-1", batch);
    }
    look(run, CheckImages.WARN, "images-1", null);
    assertThat(problems(bench.report(run)))
        .filteredOn(problem -> problem.code().equals("ERROR_INVALID_PERMISSIONS_IMAGES_S3_BUCKET"))
        .hasSize(1);
    assertThat(images.looks()).isLessThanOrEqualTo(3 * 32);
  }

  @Test
  void readsNoImageAgainThatHasNotChanged() {
    good(0, 4);
    look(bench.drop(RunBench.lines(0, 3, "a")), CheckImages.WARN, null, null);
    images.put("0001.jpg", Pictures.png(60, 80));
    ImagesAnswer second =
        look(bench.drop(RunBench.lines(0, 4, "b")), CheckImages.REJECT, null, null);
    assertThat(second).isEqualTo(new ImagesAnswer.Done(4, 4, 1, true, 32));
    assertThat(images.unchanged()).isEqualTo(2);
    ImagesAnswer third =
        look(bench.drop(RunBench.lines(0, 4, "c")), CheckImages.REJECT, null, null);
    assertThat(third).isEqualTo(second);
    assertThat(images.unchanged()).isEqualTo(2 + 4);
  }

  @Test
  void readsNoImageAgainInBatches() {
    good(0, 1_001);
    RunBench.Run first = bench.drop(RunBench.lines(0, 1_001, "a"));
    inBatches(first);
    assertThat(images.unchanged()).isZero();
    assertThat(leavesWhatIsKnown(first)).isFalse();
    RunBench.Run second = bench.drop(RunBench.lines(0, 1_001, "b"));
    assertThat(inBatches(second)).isEqualTo(new ImagesAnswer.Done(1_001, 1_001, 0, false, 32));
    assertThat(images.unchanged()).isEqualTo(1_001);
    assertThat(leavesWhatIsKnown(second)).isTrue();
  }

  private boolean leavesWhatIsKnown(RunBench.Run run) {
    RunFiles files = RunFiles.of(bench.store, RunBench.BUCKET, run.id);
    String documents = LookedImages.of(files).orElseThrow().documents();
    return files.in(documents).has(File.KNOWN_IMAGES);
  }

  private ImagesAnswer inBatches(RunBench.Run run) {
    String documents =
        ((ImagesAnswer.Batches) look(run, CheckImages.WARN, null, null)).imageDocuments();
    for (int batch = 0; batch < 3; batch++) {
      look(run, CheckImages.WARN, documents, batch);
    }
    return look(run, CheckImages.WARN, documents, null);
  }

  @Test
  void knowsTheImagesOfBothDatasetsOfAProject() {
    good(0, 3);
    look(bench.drop(RunBench.lines(0, 3, "a")), CheckImages.WARN, null, null);
    RunBench.Run test =
        bench.ingest(
            "incoming/flowers/test/a.jsonl", RunBench.lines(0, 3, "a"), bench.clock.instant());
    look(test, CheckImages.WARN, null, null);
    RunBench.Run other =
        bench.ingest(
            "incoming/trees/test/a.jsonl", RunBench.lines(0, 3, "a"), bench.clock.instant());
    look(other, CheckImages.WARN, null, null);
    assertThat(images.unchanged()).isEqualTo(3);
  }

  @Test
  void asksEachTimeWhetherAnImageMayBeRead() {
    good(0, 3);
    look(bench.drop(RunBench.lines(0, 3, "a")), CheckImages.REJECT, null, null);
    images.refuse("0001.jpg", Refusal.DENIED);
    assertThat(look(bench.drop(RunBench.lines(0, 3, "b")), CheckImages.REJECT, null, null))
        .isEqualTo(new ImagesAnswer.Done(3, 3, 1, true, 32));
  }

  @Test
  void readsAllAgainIfWhatWasKeptIsDamaged() {
    good(0, 3);
    look(bench.drop(RunBench.lines(0, 3, "a")), CheckImages.WARN, null, null);
    byte[] kept = bench.store.get(RunBench.BUCKET, KEPT).orElseThrow();
    kept[40]++;
    bench.store.put(RunBench.BUCKET, KEPT, kept, "");
    look(bench.drop(RunBench.lines(0, 3, "b")), CheckImages.WARN, null, null);
    assertThat(images.unchanged()).isZero();
    look(bench.drop(RunBench.lines(0, 3, "c")), CheckImages.WARN, null, null);
    assertThat(images.unchanged()).isEqualTo(3);
  }

  @Test
  void keepsWhatTwoRunsReadAtTheSameTime() {
    good(0, 6);
    RunBench.Run one = bench.drop(RunBench.lines(0, 3, "a"));
    RunBench.Run other = bench.drop(RunBench.lines(3, 6, "a"));
    bench.store.onNext(
        "putIfAbsent s3://" + RunBench.BUCKET + "/" + KEPT,
        () -> look(other, CheckImages.WARN, null, null));
    look(one, CheckImages.WARN, null, null);
    look(bench.drop(RunBench.lines(0, 6, "b")), CheckImages.WARN, null, null);
    assertThat(images.unchanged()).isEqualTo(6);
  }

  @Test
  void goesOnIfWhatWasSeenCanNeitherBeReadNorKept() {
    good(0, 3);
    for (int time = 0; time < 2; time++) {
      bench.store.failNext(
          "look s3://" + RunBench.BUCKET + "/" + KEPT,
          new PermanentException(Code.ERROR_ACCESS_DENIED, "It may not be read."));
    }
    assertThat(look(bench.drop(RunBench.lines(0, 3, "a")), CheckImages.WARN, null, null))
        .isEqualTo(new ImagesAnswer.Done(3, 3, 0, false, 32));
    assertThat(bench.store.get(RunBench.BUCKET, KEPT)).isEmpty();
  }

  @Test
  void leavesOutALineWhoseImageIsBad() {
    bench.settings = skipping();
    good(0, 3);
    images.refuse("0001.jpg", Refusal.KMS);
    RunBench.Run run = bench.drop(RunBench.lines(0, 3, "a"));
    assertThat(look(run, CheckImages.REJECT, null, null))
        .isEqualTo(new ImagesAnswer.Done(3, 3, 1, false, 32));
    bench.through(run);
    bench.reconciled(run);
    Report report = bench.report(run);
    assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(report.lines().rejected()).isEqualTo(1);
    assertThat(report.lines().applied()).isEqualTo(2);
    assertThat(report.lines().valid()).isEqualTo(2);
  }

  @Test
  void putsALineWhoseImageIsBadAmongTheRejectedOnesWithItsReason() {
    bench.settings = skipping();
    good(0, 3);
    images.refuse("0001.jpg", Refusal.KMS);
    RunBench.Run run = bench.drop(RunBench.lines(0, 3, "a"));
    look(run, CheckImages.REJECT, null, null);
    bench.through(run);
    bench.reconciled(run);
    bench.report(run);
    String folder = "runs/" + run.id + "/";
    assertThat(bench.store.text(RunBench.BUCKET, folder + "rejected.jsonl"))
        .hasValue(RunBench.lines(1, 2, "a"));
    assertThat(bench.store.text(RunBench.BUCKET, folder + "rejected.reasons.jsonl").orElseThrow())
        .contains("\"line\":2", "ERROR_IMAGE_NOT_READABLE", "0001.jpg")
        .hasLineCount(1);
  }

  /** Lines with a box that an image of 800 x 600 has room for, and those of the bench have not. */
  private static String boxed(int from, int to) {
    StringBuilder lines = new StringBuilder();
    for (int name = from; name < to; name++) {
      lines.append(
          """
          {"source-ref":"s3://acme/%04d.jpg","bb":{"image_size":[{"width":800,"height":600,"depth":3}],"annotations":[{"class_id":0,"left":1,"top":1,"width":700,"height":500}]},"bb-metadata":{"objects":[{"confidence":1}],"class-map":{"0":"a"},"type":"groundtruth/object-detection","human-annotated":"yes","creation-date":"2024-01-01T00:00:00"}}
          """
              .formatted(name));
    }
    return lines.toString();
  }

  @Test
  void countsAnImageNotAsUnusableForABoxThatIsOutsideOfIt() {
    good(0, 3);
    RunBench.Run run = bench.drop(boxed(0, 2) + RunBench.lines(2, 4, "a"));
    look(run, CheckImages.WARN, null, null);
    Report report = bench.report(run);
    assertThat(report.images()).isEqualTo(new ReportedImages(4, 4, 1, 2, 0));
    assertThat(TextForm.headline(report))
        .endsWith(", 1 of 4 images cannot be used, 2 lines have boxes outside of their images");
  }

  @Test
  void saysOfALineThatIsRejectedForItsBoxThatTheBoxIsToBeCorrected() {
    bench.settings = skipping();
    good(0, 3);
    RunBench.Run run = bench.drop(boxed(0, 1) + RunBench.lines(1, 3, "a"));
    assertThat(look(run, CheckImages.REJECT, null, null))
        .isEqualTo(new ImagesAnswer.Done(3, 3, 1, false, 32));
    bench.through(run);
    bench.reconciled(run);
    Report report = bench.report(run);
    assertThat(report.images()).isEqualTo(new ReportedImages(3, 3, 0, 1, 1));
    assertThat(TextForm.text(report))
        .contains(
            " rejected.jsonl: 1 line has boxes outside of its image. To fix that, correct the boxes"
                + " or image_size of this line in that file. Then drop it.\n");
  }

  @Test
  void rejectsAFileWithoutAGoodImage() {
    bench.settings = skipping();
    RunBench.Run run = bench.drop(RunBench.lines(0, 3, "a"));
    assertThat(look(run, CheckImages.REJECT, null, null).next()).isEqualTo("IMAGES_REJECTED");
    Report report = bench.report(run);
    assertThat(report.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(report.lines().rejected()).isEqualTo(3);
    assertThat(report.lines().notSent()).isZero();
  }

  @Test
  void sendsNothingIfItIsNotKnownAnyMoreWhichImagesAreBad() {
    bench.settings = skipping();
    good(0, 3);
    images.refuse("0001.jpg", Refusal.KMS);
    for (String gone : List.of("images.json", "bad-images.bin")) {
      RunBench.Run run = bench.drop(RunBench.lines(0, 3, gone));
      look(run, CheckImages.REJECT, null, null);
      run.put("images", 3).put("badImages", 1);
      bench.queue(run);
      bench.awake(run);
      forget(run, gone);
      assertThatThrownBy(() -> bench.prepare(run))
          .isInstanceOf(PermanentException.class)
          .hasMessageContaining(gone + " is gone: it said which lines are rejected");
      bench.report(run);
    }
  }

  @Test
  void saysThatWhatWasFoundIsNotKnownAnyMore() {
    good(0, 2);
    for (String gone : List.of("images.json", "problems.json")) {
      RunBench.Run run = bench.drop(RunBench.lines(0, 3, gone));
      look(run, CheckImages.WARN, null, null);
      run.put("images", 3).put("badImages", 0);
      forget(run, gone);
      assertThat(problems(bench.report(run)))
          .extracting(ReportedProblem::code)
          .contains("WARNING_IMAGES_NOT_CHECKED");
    }
  }

  private void forget(RunBench.Run run, String file) {
    String folder = "runs/" + run.id + "/";
    RunFiles files = RunFiles.of(bench.store, RunBench.BUCKET, run.id);
    String documents = LookedImages.of(files).orElseThrow().documents();
    bench.store.delete(
        RunBench.BUCKET, folder + (file.equals("images.json") ? file : documents + "/" + file));
  }

  private static Settings skipping() {
    Settings all = RunBench.settings(2, 100);
    return new Settings(
        all.defaultDataset(),
        Settings.OnInvalidLine.SKIP,
        all.limits(),
        all.updateTimeout(),
        all.isolation(),
        all.mostListingCalls(),
        all.sendUnchanged());
  }
}
