package dev.labeldrop.manifest;

import static dev.labeldrop.manifest.ValidatorBench.LIMITS;
import static dev.labeldrop.manifest.ValidatorBench.errors;
import static dev.labeldrop.manifest.ValidatorBench.line;
import static dev.labeldrop.manifest.ValidatorBench.stream;
import static dev.labeldrop.manifest.ValidatorBench.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found of a file without a fault, and what of the files that are refused. */
final class ManifestValidatorTest {

  private final ValidatorBench bench = new ValidatorBench();

  @Test
  void acceptsGoodLines() throws IOException {
    Validation validation =
        bench.validate(utf8("\ufeff") + line(1) + "\r\n\n \t\n" + line(2) + "\n" + line(3));
    assertThat(validation)
        .isEqualTo(
            new Validation(
                new LineCounts(3, 3, 0),
                false,
                List.of(new Chunk(1, 0, 2, 52, 1, 4), new Chunk(2, 2, 1, 26, 5, 5)),
                List.of(new ChunkRejects(1, 1, 4, 2, 0), new ChunkRejects(2, 5, 5, 1, 0)),
                validation.problems(),
                0,
                4,
                Map.of(Code.WARNING_INVALID_BUCKET_NAME, 1L, Code.WARNING_UNANNOTATED_RECORD, 3L),
                validation.statistics()));
    assertThat(validation.problems())
        .extracting(Problem::code)
        .containsExactly(
            Code.WARNING_INVALID_BUCKET_NAME,
            Code.WARNING_UNANNOTATED_RECORD,
            Code.WARNING_UNANNOTATED_RECORD,
            Code.WARNING_UNANNOTATED_RECORD);
    assertThat(bench.rejected.text()).isEmpty();
    assertThat(bench.rejected.lines).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"``, 0", "`\n \r\n\t`, 5", "`\u00ef\u00bb\u00bf`, 3"})
  void refusesAFileWithoutALine(String file, int bytes) throws IOException {
    Validation validation = bench.validate(file);
    assertThat(validation.fileRejected()).isTrue();
    assertThat(Said.of(errors(validation)))
        .containsExactly(
            Said.expected(
                null,
                null,
                null,
                new Fault.Plain(Code.ERROR_EMPTY_MANIFEST),
                "The file has " + bytes + " bytes and no line that is not blank.",
                null));
  }

  @Test
  void refusesAFileThatIsTooLarge() throws IOException {
    Validation largest = bench.validate(line(1, 50) + "\n".repeat(950));
    assertThat(largest.fileRejected()).isFalse();
    assertThat(errors(largest)).isEmpty();
    Validation validation = bench.validate(line(1, 50) + "\n".repeat(951));
    assertThat(validation.fileRejected()).isTrue();
    assertThat(validation.chunks()).isEmpty();
    assertThat(validation.lines()).isEqualTo(new LineCounts(1, 1, 0));
    assertThat(Said.of(errors(validation)))
        .containsExactly(
            Said.expected(
                null,
                null,
                null,
                new Fault.Plain(Code.ERROR_MANIFEST_SIZE_TOO_LARGE),
                "The file has 1001 bytes, a manifest at most 1000.",
                null));
  }

  @Test
  void refusesAFileWithTooManyLinesAndCountsOn() throws IOException {
    var lines = new ArrayList<String>();
    for (int number = 0; number < 10; number++) {
      lines.add(line(number));
      lines.add("");
    }
    Validation most = bench.validate(String.join("\n", lines));
    assertThat(most.fileRejected()).isFalse();
    assertThat(errors(most)).isEmpty();
    assertThat(most.chunks()).extracting(Chunk::lines).containsExactly(2, 2, 2, 2, 2);
    lines.add("x");
    lines.add(line(3));
    Validation validation = bench.validate(String.join("\n", lines));
    assertThat(validation.fileRejected()).isTrue();
    assertThat(validation.chunks()).isEmpty();
    assertThat(validation.lines()).isEqualTo(new LineCounts(12, 10, 2));
    assertThat(errors(validation))
        .extracting(problem -> problem.line() + " " + problem.code())
        .containsExactly(
            "null ERROR_MANIFEST_ROWS_EXCEEDS_MAXIMUM",
            "21 ERROR_INVALID_JSON_LINE",
            "22 ERROR_DUPLICATE_SOURCE_REF");
    assertThat(errors(validation).getFirst().message())
        .isEqualTo(
            "The file has 12 lines, a manifest at most 10. Drop fewer lines, or spread them over"
                + " several datasets.");
  }

  @Test
  void keepsAFewProblemsAndCountsAll() throws IOException {
    Validation validation =
        new ManifestValidator(new Limits(64, 50, 4, 1000, 10, 10, 5))
            .validate(stream("x\n".repeat(8)), bench.rejected);
    assertThat(errors(validation)).extracting(Problem::line).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(validation.errorCount()).isEqualTo(8);
    assertThat(validation.warningCount()).isZero();
  }

  @Test
  void tellsHowFarItHasRead() throws IOException {
    var progress = new ArrayList<Long>();
    new ManifestValidator(LIMITS, 10, LineShapes.MOST, null)
        .validate(stream(line(1)), bench.rejected, ValidLines.ignored(), progress::add);
    assertThat(progress).containsExactly(10L, 20L, 25L);
  }

  @Test
  void acceptsEverySampleLine() throws IOException {
    for (byte[] manifest :
        List.of(
            SampleManifests.detection(7).ofLines(2_000),
            SampleManifests.classification(7).ofLines(2_000))) {
      Validation validation =
          new ManifestValidator(Limits.SERVICE)
              .validate(new ByteArrayInputStream(manifest), bench.rejected);
      assertThat(errors(validation)).isEmpty();
      assertThat(validation.lines()).isEqualTo(new LineCounts(2_000, 2_000, 0));
    }
  }
}
