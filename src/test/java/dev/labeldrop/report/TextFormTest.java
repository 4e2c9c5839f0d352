package dev.labeldrop.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Code;
import dev.labeldrop.Severity;
import dev.labeldrop.manifest.PictureFault;
import dev.labeldrop.report.ReportedProblem.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TextFormTest {

  @Test
  void saysWhatBecameOfTheFile() {
    assertThat(TextForm.text(Reports.partial(1)))
        .isEqualTo(
            """
            UPDATE_FAILED: a.jsonl, 600 of 1,200 lines applied

            Part of the file is in the dataset, and part of it was not sent. Fix what is listed below and drop the whole file again: lines that are already there change nothing.

            file      s3://drops/incoming/flowers/train/a.jsonl
            dataset   arn:aws:rekognition:us-east-1:123456789012:project/flowers/dataset/train/1700000000000
            run       a-0123456789ab
            outcome   PARTIAL
            lines     1,200 in the file: 1,100 valid, 100 rejected; 600 applied, 500 not sent
            chunks    1 of 2 chunks applied, in 0 updates
            service   UPDATE_FAILED (CLIENT_ERROR)
            time      1 min 5 s
            report    s3://drops/runs/a-0123456789ab/report.json
            page      s3://drops/runs/a-0123456789ab/report.html
            rejected  s3://drops/runs/a-0123456789ab/rejected.jsonl
            reasons   s3://drops/runs/a-0123456789ab/rejected.reasons.jsonl

            Nothing was applied.

            1 error, 0 warnings
              line 1:7  ERROR_INVALID_BOUNDING_BOX  The bounding box has off frame values.
            """);
  }

  @Test
  void saysWhatWasUnchangedSupersededAddedAndReplacedAndHowToUndoIt() {
    assertThat(TextForm.text(Reports.delta()))
        .startsWith(
            """
            UPDATE_COMPLETE: a.jsonl, 43 of 2,000 lines applied, 1,937 unchanged, 20 superseded

            The dataset holds every line that was sent: the other lines were already in the dataset, or are older than what it holds.
            """)
        .contains(
            "\n"
                + "lines     2,000 in the file: 2,000 valid, 0 rejected; 43 applied, 0 of them with"
                + " errors, 0 of them missing, 1,937 unchanged, 20 superseded by a newer drop\n",
            "\nchanges   31 added, 12 replaced\n",
            "\nundo      s3://drops/runs/a-0123456789ab/undo.jsonl\n");
  }

  @Test
  void saysInItsHeadHowManyImagesCannotBeUsed() {
    assertThat(TextForm.text(Reports.unusableImages(400, 12)))
        .startsWith(
            """
            UPDATE_COMPLETE: a.jsonl, 400 of 400 lines applied, 12 of 400 images cannot be used

            The dataset holds every line that was sent. Training cannot use 12 of the 400 images: the warnings say why. To fix that, export these images again and upload them under the same keys. A line has to be dropped again only if it changes.
            """)
        .contains("\nimages    400 of 400 looked at, 12 cannot be used\n");
    assertThat(TextForm.text(Reports.unusableImages(400, 1)))
        .contains("To fix that, export this image again and upload it under the same key. ");
  }

  @Test
  void saysInItsHeadHowManyImagesWereNotLookedAt() {
    assertThat(TextForm.headline(Reports.unusableImages(399, 2)))
        .endsWith(" 400 lines applied, 2 of 400 images cannot be used, 1 image not looked at");
    assertThat(TextForm.text(Reports.unusableImages(300, 0)))
        .startsWith(
            """
            UPDATE_COMPLETE: a.jsonl, 400 of 400 lines applied, 100 images not looked at

            The dataset holds every line that was sent.
            """)
        .contains("\nimages    300 of 400 looked at, 0 cannot be used\n");
    assertThat(TextForm.headline(Reports.unusableImages(400, 0))).endsWith(" 400 lines applied");
  }

  @Test
  void asksForNoNewDropOfImagesAloneOnlyIfEachLineIsApplied() {
    assertThat(TextForm.text(Reports.isolated(1)))
        .contains("Training cannot use 12 of the 7,960 images: the warnings say why.")
        .doesNotContain("A line has to be dropped again");
  }

  @Test
  void saysThatNothingWasProvedAndWhatToDo() {
    assertThat(TextForm.text(Reports.unverified()))
        .startsWith("UPDATE_COMPLETE: a.jsonl, 2,700 of 2,700 lines applied\n")
        .contains("outcome   COMPLETE_UNVERIFIED\n", "could not be proved", "Dropping the file");
  }

  @Test
  void showsTheOneErrorFirstThatComesAfterManyWarnings() {
    assertThat(TextForm.text(Reports.warningsBeforeTheError(200)))
        .contains(
            "1 error, 200 warnings\n  line 201:7  ERROR_INVALID_BOUNDING_BOX", "  line 19  WARNING")
        .doesNotContain("  line 20  WARNING");
  }

  @Test
  void listsTwentyProblemsAndCountsTheRest() {
    assertThat(TextForm.text(Reports.partial(23)))
        .contains("23 errors, 0 warnings\n", "  line 20:7  ")
        .doesNotContain("line 21:7")
        .endsWith("  … and 3 more, in the report\n");
  }

  @Test
  void saysWhichLinesMakeUpdatesFailAndHowTheRestWasChecked() {
    assertThat(TextForm.text(Reports.isolated(1)))
        .contains(
            "; 7,837 applied, 5 of them with errors, 123 failed\n",
            "\n"
                + "Lines 17 and 4,012 make the update fail. The updates did not suffice for the"
                + " rest: it is somewhere in lines 4,300 to 4,420. Finding that out took 12 further"
                + " updates, of at most 40.\n",
            "\nThe dataset has more entries than may be listed, so its count before and after was"
                + " compared. A line that replaces an entry cannot be told from one that is"
                + " missing.\n");
  }

  @Test
  void showsCharactersThatATerminalWouldObey() {
    assertThat(TextForm.text(Reports.hostile()))
        .contains("\\u001b[31m", "\\u202egpj.exe")
        .doesNotContain("\u001b", "\u202e");
  }

  @Test
  void saysWhereNoDatasetWasFound() {
    assertThat(TextForm.text(Reports.failedWithoutDataset()))
        .contains("dataset   none found\n", "  ERROR_DATASET_NOT_FOUND  There is no project '꽃'.\n")
        .doesNotContain("service ", "rejected  ", "reasons  ");
  }

  private static String rejectedFor(Code code) {
    ReportBuilder report = new ReportBuilder();
    report.outcome = Outcome.REJECTED;
    report.datasetArn = null;
    report.lines = new Report.Lines(20, 16, 4, 0, 0, 16, 0, 0, 0L, 0L);
    report.chunks = new Report.Chunks(0, 0);
    report.service = null;
    report.problems(List.of(ReportedProblem.ofFile(code, Source.VALIDATION, "It is so.")));
    return TextForm.text(report.build());
  }

  @Test
  void saysThatNothingOfARejectedFileWasSentAndThatAllOfItHasToBeDropped() {
    assertThat(rejectedFor(Code.ERROR_INVALID_BOUNDING_BOX))
        .contains(
            "because of some of its lines, so nothing of it was sent, its valid lines neither."
                + " Fix the lines that are listed below in the dropped file, and drop the whole"
                + " file again.\n",
            "\ndataset   not looked up\n")
        .doesNotContain("\nchunks", "key");
  }

  /** Of 20 lines some are rejected, and some of these because of their images. */
  private static String withRejectedImages(Outcome outcome, int rejected, int images) {
    ReportBuilder report = new ReportBuilder();
    boolean sent = outcome != Outcome.REJECTED;
    int failed = outcome == Outcome.PARTIAL ? 1 : 0;
    int valid = 20 - rejected;
    report.outcome = outcome;
    report.lines =
        new Report.Lines(
            20, valid, rejected, sent ? valid - failed : 0, failed, sent ? 0 : valid, 0, 0, 0L, 0L);
    report.images = new ReportedImages(20 - rejected + images, 20, images, 0, images);
    return TextForm.text(report.build());
  }

  @Test
  void saysThatTheImagesOfRejectedLinesAreToBeFixed() {
    assertThat(withRejectedImages(Outcome.COMPLETE, 4, 4))
        .contains(
            "\nThe dataset holds every line that was sent. The rejected lines are in"
                + " rejected.jsonl: training cannot use their images. To fix that, export these"
                + " images again and upload them under the same keys. Then drop that file.\n",
            "\nimages    20 of 20 looked at, 4 cannot be used: 4 lines rejected\n");
    assertThat(withRejectedImages(Outcome.COMPLETE_UNVERIFIED, 4, 4))
        .contains(" The rejected lines are in rejected.jsonl: training cannot use their images.");
    assertThat(withRejectedImages(Outcome.COMPLETE, 4, 1))
        .contains(
            " rejected.jsonl: training cannot use the images of 1 line. To fix that, export this"
                + " image again and upload it under the same key, and fix the other lines of that"
                + " file. Then drop it.\n");
    assertThat(withRejectedImages(Outcome.PARTIAL, 4, 4))
        .contains(
            "\nPart of the file is in the dataset. The other lines are in rejected.jsonl: training"
                + " cannot use the images of 4 lines. To fix that, export these images again and"
                + " upload them under the same keys, and fix the other lines of that file. Then"
                + " drop it.\n");
    assertThat(withRejectedImages(Outcome.COMPLETE, 4, 0))
        .contains(" rejected.jsonl: fix that file and drop it.\n");
  }

  @Test
  void saysThatNothingWasSentBecauseOfTheImages() {
    assertThat(withRejectedImages(Outcome.REJECTED, 4, 4))
        .contains(
            "\nTraining cannot use 4 images of the file, so nothing of it was sent. To fix that,"
                + " export these images again and upload them under the same keys. Then drop the"
                + " whole file again.\n")
        .doesNotContain("Validation rejected");
    assertThat(withRejectedImages(Outcome.REJECTED, 20, 19))
        .contains(
            " under the same keys, and fix the other rejected lines in the dropped file. Then drop"
                + " the whole file again.\n");
    assertThat(withRejectedImages(Outcome.REJECTED, 0, 0))
        .contains("\nThe images of the file cannot be read, so nothing of it was sent. Fix what ");
  }

  private static String withBoxes(
      Outcome outcome, int rejected, ReportedImages images, ReportedProblem... problems) {
    ReportBuilder report = new ReportBuilder();
    boolean sent = outcome != Outcome.REJECTED;
    int valid = 20 - rejected;
    report.outcome = outcome;
    report.lines =
        new Report.Lines(20, valid, rejected, sent ? valid : 0, 0, sent ? 0 : valid, 0, 0, 0L, 0L);
    report.images = images;
    report.problems(List.of(problems));
    return TextForm.text(report.build());
  }

  @Test
  void saysThatBoxesOutsideOfTheirImagesAreToBeCorrected() {
    assertThat(withBoxes(Outcome.COMPLETE, 0, new ReportedImages(20, 20, 0, 2, 0)))
        .startsWith(
            "UPDATE_COMPLETE: a.jsonl, 20 of 20 lines applied, 2 lines have boxes outside of their"
                + " images\n")
        .contains(
            " 2 lines have boxes outside of their images: the warnings say which. To fix that,"
                + " correct the boxes or image_size of these lines, and drop them again.\n")
        .doesNotContain("export", "Training cannot use");
    assertThat(withBoxes(Outcome.COMPLETE, 3, new ReportedImages(20, 20, 1, 2, 3)))
        .contains(
            " rejected.jsonl: training cannot use the images of 1 line, and 2 lines have boxes"
                + " outside of their images. To fix that, export this image again and upload it"
                + " under the same key, and correct the boxes or image_size of these lines in that"
                + " file. Then drop it.\n",
            "\nimages    20 of 20 looked at, 1 cannot be used, 2 lines have boxes outside of their"
                + " images: 3 lines rejected\n");
    assertThat(withBoxes(Outcome.COMPLETE, 3, new ReportedImages(19, 19, 0, 2, 2)))
        .contains(
            " rejected.jsonl: 2 lines have boxes outside of their images. To fix that, correct the"
                + " boxes or image_size of these lines, and fix the other lines, in that file. Then"
                + " drop it.\n");
    assertThat(withBoxes(Outcome.REJECTED, 1, new ReportedImages(20, 20, 0, 1, 1)))
        .contains(
            "\n1 line has boxes outside of its image, so nothing of the file was sent. To fix that,"
                + " correct the boxes or image_size of this line in the dropped file. Then drop the"
                + " whole file again.\n");
    assertThat(withBoxes(Outcome.REJECTED, 3, new ReportedImages(20, 20, 2, 1, 3)))
        .contains(
            "\nTraining cannot use 2 images of the file, and 1 line has boxes outside of its image,"
                + " so nothing of the file was sent. To fix that, export these images again and"
                + " upload them under the same keys, and correct the boxes or image_size of this"
                + " line in the dropped file. Then drop the whole file again.\n");
  }

  @Test
  void saysOfAnImageThatIsMissingThatItsSourceRefMayBeWrong() {
    ReportedProblem missing =
        new ReportedProblem(
            1L,
            null,
            null,
            Code.ERROR_INVALID_IMAGE.name(),
            Severity.WARNING,
            ReportedProblem.Source.VALIDATION,
            "It is not there. " + PictureFault.NOT_FOUND.remedy(),
            "s3://a/b");
    assertThat(withBoxes(Outcome.COMPLETE, 0, new ReportedImages(20, 20, 1, 0, 0), missing))
        .contains(
            "export this image again and upload it under the same key, or correct its source-ref.");
    assertThat(withBoxes(Outcome.COMPLETE, 0, new ReportedImages(20, 20, 2, 0, 0), missing))
        .contains(" under the same keys, or correct the source-refs that are wrong.");
  }

  @Test
  void saysOfTheOnlyImageThatItCannotBeUsed() {
    assertThat(withBoxes(Outcome.COMPLETE, 0, new ReportedImages(1, 1, 1, 0, 0)))
        .contains(" Training cannot use the image: the warnings say why.");
  }

  @Test
  void saysThatTheKeyIsWrong() {
    assertThat(rejectedFor(Code.ERROR_KEY_IS_NO_DROP))
        .contains("\nThe key of the file names no dataset, so nothing of the file was sent.")
        .doesNotContain("Validation rejected");
  }

  @Test
  void saysThatAFileWasStoppedBeforeAnythingWasSent() {
    ReportBuilder report = new ReportBuilder();
    report.outcome = Outcome.FAILED;
    report.problems(
        List.of(
            ReportedProblem.ofFile(Code.ERROR_RUN_STOPPED, Source.VALIDATION, "anna stopped it.")));
    assertThat(TextForm.text(report.build()))
        .contains("The run was stopped before anything of the file was sent.")
        .doesNotContain("when it is fixed");
  }

  @Test
  void namesAppliedLinesWithErrorsThatRejectedJsonlLacks() {
    ReportBuilder report = new ReportBuilder();
    report.outcome = Outcome.PARTIAL;
    report.lines = new Report.Lines(20, 18, 2, 17, 1, 0, 0, 0, 3L, 0L);
    assertThat(TextForm.text(report.build()))
        .contains(
            "drop that file. Lines that were applied and have errors of the service are not in"
                + " rejected.jsonl: the problems name them. Fix and drop these, too.\n");
  }

  @Test
  void saysPlainlyThatNoUpdateWasNeeded() {
    ReportBuilder report = new ReportBuilder();
    report.lines = new Report.Lines(20, 20, 0, 0, 0, 0, 20, 0, 0L, 0L);
    report.chunks = new Report.Chunks(0, 0);
    assertThat(TextForm.text(report.build()))
        .contains("\nNo update was needed: the lines were already in the dataset.\n")
        .doesNotContain("\nchunks");
  }
}
