package dev.labeldrop.manifest;

import static dev.labeldrop.manifest.ValidatorBench.LIMITS;
import static dev.labeldrop.manifest.ValidatorBench.errors;
import static dev.labeldrop.manifest.ValidatorBench.line;
import static dev.labeldrop.manifest.ValidatorBench.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.Code;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rejected lines are handed out with their reasons, and counted for each chunk. */
final class RejectedLinesTest {

  private final ValidatorBench bench = new ValidatorBench();

  @Test
  void handsOutRejectedLinesByteForByte() throws IOException {
    String tooLong = "{" + "\u00e9\r".repeat(300);
    bench.validate("\u00ef\u00bb\u00bfx\r\n\n" + line(1) + "\n" + tooLong + "\r\n y \r");
    assertThat(bench.rejected.text()).isEqualTo("x\n" + tooLong + "\n y \r\n");
  }

  @Test
  void saysOfEachRejectedLineWhy() throws IOException {
    String tooLong = line(7) + " ".repeat(300);
    Validation validation =
        bench.validate("\n" + line(1) + "\r\nx\n" + line(1) + "\n" + tooLong + "\n");
    assertThat(bench.rejected.lines).extracting(RejectedLine::line).containsExactly(3L, 4L, 5L);
    assertThat(bench.rejected.lines)
        .extracting(RejectedLine::sourceRef)
        .containsExactly(null, "s3://b/1", "s3://b/7");
    assertThat(bench.rejected.lines).allMatch(line -> line.moreProblems() == 0);
    assertThat(bench.rejected.lines.stream().flatMap(line -> line.problems().stream()).toList())
        .isEqualTo(errors(validation))
        .extracting(Problem::code)
        .containsExactly(
            Code.ERROR_INVALID_JSON_LINE,
            Code.ERROR_DUPLICATE_SOURCE_REF,
            Code.ERROR_LINE_TOO_LONG,
            Code.ERROR_LINE_TOO_LARGE);
  }

  @Test
  void saysWhyALineIsRejectedWhateverItKeeps() throws IOException {
    new ManifestValidator(new Limits(64, 50, 4, 1000, 10, 10, 0))
        .validate(stream("x\n{\"a\":1}\n" + line(1) + "\n{\"source-ref\":2}\n"), bench.rejected);
    assertThat(bench.rejected.lines)
        .extracting(line -> line.line() + " " + line.problems().getFirst().code())
        .containsExactly(
            "1 ERROR_INVALID_JSON_LINE",
            "2 ERROR_MISSING_SOURCE_REF",
            "4 ERROR_INVALID_SOURCE_REF_FORMAT");
  }

  @Test
  void onlyCountsTheReasonsOfMoreLinesThanAManifestMayHave() throws IOException {
    bench.validate("x\n".repeat(12));
    assertThat(bench.rejected.lines).hasSize(12);
    assertThat(bench.rejected.lines.subList(0, 10))
        .allMatch(line -> line.problems().size() == 1 && line.moreProblems() == 0);
    assertThat(bench.rejected.lines.subList(10, 12))
        .containsExactly(
            new RejectedLine(11, null, List.of(), 1), new RejectedLine(12, null, List.of(), 1));
  }

  @Test
  void saysWhyLinesOfAFileOfAnotherFormAreRejected() throws IOException {
    Validation validation = bench.validate("a,b\nc,d\n");
    assertThat(errors(validation))
        .extracting(Problem::code)
        .containsExactly(Code.ERROR_MANIFEST_IS_TABLE);
    assertThat(bench.rejected.lines)
        .extracting(line -> line.line() + " " + line.problems().getFirst().code())
        .containsExactly("1 ERROR_INVALID_JSON_LINE", "2 ERROR_INVALID_JSON_LINE");
  }

  @Test
  void countsTheRejectedLinesOfAChunk() throws IOException {
    Validation validation = bench.validate("x\n" + line(1) + "\n\ny\n" + line(2) + "\n" + line(3));
    assertThat(validation.rejectedByChunk())
        .containsExactly(new ChunkRejects(1, 1, 5, 4, 2), new ChunkRejects(2, 6, 6, 1, 0));
  }

  @Test
  void countsNoRejectsOfAFileThatIsRefused() throws IOException {
    assertThat(bench.validate(line(1) + "\nx\n" + "y\n".repeat(9)).rejectedByChunk()).isEmpty();
  }

  @Test
  void passesOnWhatTheTakerOfRejectedLinesThrows() {
    var full =
        new RejectedLines() {
          @Override
          public void bytes(byte[] buffer, int offset, int length) {}

          @Override
          public void end(RejectedLine line) throws IOException {
            throw new IOException("disk full at line " + line.line());
          }
        };
    assertThatThrownBy(() -> new ManifestValidator(LIMITS).validate(stream("x"), full))
        .isInstanceOf(IOException.class)
        .hasMessage("disk full at line 1");
  }
}
