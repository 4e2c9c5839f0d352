package dev.labeldrop.report;

import static org.assertj.core.api.Assertions.assertThat;

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
            chunks    1 of 2 applied to their last line, in 0 updates
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

            The dataset holds every line that was sent: what was not sent is in the dataset already, or older than what it holds.
            """)
        .contains(
            "\n"
                + "lines     2,000 in the file: 2,000 valid, 0 rejected; 43 applied, 0 of them with"
                + " errors, 0 of them missing, 1,937 unchanged, 20 superseded by a newer drop\n",
            "\nchanges   31 added, 12 replaced\n",
            "\nundo      s3://drops/runs/a-0123456789ab/undo.jsonl\n");
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
            "\nLines 17 and 4,012 make the update fail. The updates did not suffice for the rest:"
                + " it is somewhere in lines 4,300 to 4,420. Finding that out took 12 of at most"
                + " 40 updates.\n",
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
}
