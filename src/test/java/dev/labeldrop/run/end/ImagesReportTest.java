package dev.labeldrop.run.end;

import static dev.labeldrop.run.RunBench.lines;
import static dev.labeldrop.run.end.Reporting.codes;
import static dev.labeldrop.run.end.Reporting.fails;
import static dev.labeldrop.run.end.Reporting.failure;
import static dev.labeldrop.run.end.Reporting.message;
import static dev.labeldrop.run.end.Reporting.sent;
import static dev.labeldrop.run.end.Reporting.skipping;
import static dev.labeldrop.run.end.Reporting.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.image.FakeImages;
import dev.labeldrop.image.ImageLook;
import dev.labeldrop.image.Pictures;
import dev.labeldrop.image.Refusal;
import dev.labeldrop.report.Outcome;
import dev.labeldrop.report.Report;
import dev.labeldrop.report.ReportedImages;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.files.LookedImages;
import dev.labeldrop.run.files.RunFiles;
import dev.labeldrop.run.images.CheckImages;
import dev.labeldrop.run.images.ImagesAnswer;
import dev.labeldrop.run.images.ImagesInput;
import dev.labeldrop.run.images.ImagesStep;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Runs whose images were looked at. */
final class ImagesReportTest {

  private final RunBench bench = new RunBench();
  private final FakeImages images = new FakeImages();

  /** A drop of three lines, of which the image of the second cannot be read. */
  private RunBench.Run looked(CheckImages mode, String label) {
    for (int name = 0; name < 3; name++) {
      images.put("%04d.jpg".formatted(name), Pictures.png(80 + name, 80));
    }
    images.refuse("0001.jpg", Refusal.KMS);
    RunBench.Run run = bench.drop(lines(0, 3, label));
    ImagesStep step =
        new ImagesStep(
            bench.store,
            new ImageLook(images, _ -> {}, () -> 0.5),
            mode,
            bench.settings,
            bench.clock,
            new SplittableRandom(3));
    ImagesAnswer.Done done =
        (ImagesAnswer.Done)
            step.look(
                new ImagesInput(run.id, RunBench.BUCKET, null, null, null, null),
                bench.warnings::add);
    return run.put("images", done.images()).put("badImages", done.badImages());
  }

  @Test
  void rejectsAFileForOneImage() {
    Report report = bench.report(looked(CheckImages.REJECT, "a"));
    assertThat(report.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(codes(report)).containsExactly("ERROR_IMAGE_NOT_READABLE");
    assertThat(report.lines()).isEqualTo(new Report.Lines(3, 2, 1, 0, 0, 2, 0, 0, 0L, 0L));
    assertThat(report.images()).isEqualTo(new ReportedImages(3, 3, 1, 0, 1));
    assertThat(text(bench, report, "rejected.jsonl")).isEqualTo(lines(1, 2, "a"));
    assertThat(text(bench, report, "rejected.reasons.jsonl"))
        .contains("\"line\":2", "ERROR_IMAGE_NOT_READABLE", "s3://acme/0001.jpg")
        .hasLineCount(1);
    assertThat(report.files().rejected()).endsWith("/rejected.jsonl");
  }

  @Test
  void givesBackTheLineOfABadImageThoughTheRunFailedBeforeItHadATurn() {
    bench.settings = skipping(bench.settings);
    RunBench.Run run = looked(CheckImages.REJECT, "a");
    fails(run, "ERROR_ACCESS_DENIED: no");
    Report report = bench.report(run);
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.lines()).isEqualTo(new Report.Lines(3, 2, 1, 0, 0, 2, 0, 0, 0L, 0L));
    assertThat(text(bench, report, "rejected.jsonl")).isEqualTo(lines(1, 2, "a"));
  }

  @Test
  void countsTheLineOfABadImageAsRejectedAndTheOthersAsApplied() {
    bench.settings = skipping(bench.settings);
    RunBench.Run run = looked(CheckImages.REJECT, "a");
    sent(bench, run);
    bench.reconciled(run);
    Report report = bench.report(run);
    assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(report.lines()).isEqualTo(new Report.Lines(3, 2, 1, 2, 0, 0, 0, 0, 0L, 0L));
    assertThat(report.images()).isEqualTo(new ReportedImages(3, 3, 1, 0, 1));
    assertThat(codes(report)).containsExactly("ERROR_IMAGE_NOT_READABLE");
    assertThat(text(bench, report, "rejected.jsonl")).isEqualTo(lines(1, 2, "a"));
  }

  @Test
  void doesNotGiveBackTheLineOfABadImageThatTheDatasetHoldsAlready() {
    bench.whole(lines(1, 2, "a"));
    bench.settings = skipping(bench.settings);
    RunBench.Run run = looked(CheckImages.REJECT, "a");
    sent(bench, run);
    bench.reconciled(run);
    Report report = bench.report(run);
    assertThat(report.lines()).isEqualTo(new Report.Lines(3, 3, 0, 2, 0, 0, 1, 0, 0L, 0L));
    assertThat(report.images()).isEqualTo(new ReportedImages(3, 3, 1, 0, 0));
    assertThat(report.files().rejected()).isNull();
  }

  @Test
  void warnsOfABadImageAndRejectsNothing() {
    RunBench.Run run = looked(CheckImages.WARN, "a");
    sent(bench, run);
    bench.reconciled(run);
    Report report = bench.report(run);
    assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(codes(report)).containsExactly("ERROR_IMAGE_NOT_READABLE");
    assertThat(report.errorCount()).isZero();
    assertThat(report.images()).isEqualTo(new ReportedImages(3, 3, 1, 0, 0));
    assertThat(report.files().rejected()).isNull();
  }

  @Test
  void saysThatTheLookAtTheImagesFailed() {
    RunBench.Run run = bench.drop(lines(0, 3, "a"));
    run.put("imagesError", failure("ERROR_ACCESS_DENIED: It is not allowed."));
    sent(bench, run);
    bench.reconciled(run);
    Report report = bench.report(run);
    assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(report.images()).isNull();
    assertThat(message(report, "WARNING_IMAGES_NOT_CHECKED"))
        .isEqualTo("Not all images were looked at: It is not allowed.");
  }

  @Test
  void saysThatWhatWasFoundWrongWithTheImagesIsGone() {
    RunBench.Run run = looked(CheckImages.WARN, "a");
    sent(bench, run);
    bench.reconciled(run);
    RunFiles files = RunFiles.of(bench.store, RunBench.BUCKET, run.id);
    String documents = LookedImages.of(files).orElseThrow().documents();
    bench.store.delete(RunBench.BUCKET, "runs/" + run.id + "/" + documents + "/problems.json");
    Report report = bench.report(run);
    assertThat(message(report, "WARNING_IMAGES_NOT_CHECKED"))
        .startsWith("What was found wrong with the images is not known any more: ");
    assertThat(codes(report)).hasSize(1);
  }
}
