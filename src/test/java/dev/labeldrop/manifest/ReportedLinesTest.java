package dev.labeldrop.manifest;

import static dev.labeldrop.manifest.ValidatorBench.errors;
import static dev.labeldrop.manifest.ValidatorBench.line;
import static dev.labeldrop.manifest.ValidatorBench.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Code;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is reported of a line that no update can have. */
final class ReportedLinesTest {

  private final ValidatorBench bench = new ValidatorBench();

  @Test
  void reportsBytesThatAreNotUtf8() throws IOException {
    bench.check(
        "{\"source-ref\":\"s3://b/1\",\"errors\":\"\u00e9\u00e9\u00c3\u00a9\"}",
        Said.expected(
            1L,
            36,
            null,
            LineFault.NOT_UTF8,
            "The byte 0xE9 after '…f\":\"s3://b/1\",\"errors\":\"' does not belong to a UTF-8"
                + " character.",
            "s3://b/1"));
  }

  @Test
  void countsColumnsInCharacters() throws IOException {
    bench.check(
        utf8("{\"é漢😀\":tru}"),
        Said.expected(
            1L,
            8,
            null,
            LineFault.WORD,
            "Expected a value, found 'tru' after '{\"é漢😀\":'.",
            null));
  }

  @Test
  void reportsALineThatIsNotOneObject() throws IOException {
    bench.check(
        line(1) + ",",
        Said.expected(
            1L,
            26,
            null,
            LineFault.COMMA,
            "Unexpected ',' after the object that ends in '…\"source-ref\":\"s3://b/1\"}'.",
            "s3://b/1"));
  }

  @Test
  void reportsALineThatIsTooLong() throws IOException {
    assertThat(errors(bench.validate(line(1, 50)))).isEmpty();
    assertThat(errors(bench.validate(utf8(line(1, 40) + "é".repeat(10)))))
        .extracting(Problem::code)
        .containsExactly(Code.ERROR_INVALID_JSON_LINE);
    bench.rejected.reset();
    bench.check(
        line(1, 51),
        Said.expected(
            1L,
            51,
            null,
            new Fault.Plain(Code.ERROR_LINE_TOO_LONG),
            "The line has 51 characters, an entry has at most 50.",
            "s3://b/1"));
  }

  @Test
  void reportsALineThatIsTooLargeForAnUpdate() throws IOException {
    String line = utf8("{\"source-ref\":\"s3://b/1\",\"errors\":\"%s\"}");
    String fits = line.formatted(utf8("é".repeat(12)) + "x");
    assertThat(fits).hasSize(62);
    assertThat(errors(bench.validate(fits))).isEmpty();
    bench.check(
        line.formatted(utf8("é".repeat(13))),
        Said.expected(
            1L,
            null,
            null,
            new Fault.Plain(Code.ERROR_LINE_TOO_LARGE),
            "The line has 64 bytes with its line feed, an update has less than 64.",
            "s3://b/1"));
  }

  @Test
  void reportsALineThatIsMuchTooLong() throws IOException {
    bench.check(
        line(1, 300),
        Said.expected(
            1L,
            51,
            null,
            new Fault.Plain(Code.ERROR_LINE_TOO_LONG),
            "The line has 300 bytes, more than the 50 characters of an entry can take.",
            "s3://b/1"),
        Said.expected(
            1L,
            null,
            null,
            new Fault.Plain(Code.ERROR_LINE_TOO_LARGE),
            "The line has 301 bytes with its line feed, an update has less than 64.",
            "s3://b/1"));
  }

  @Test
  void reportsAllThatIsWrongWithALine() throws IOException {
    Validation validation =
        bench.validate("{\"source-ref\":\"x\",\"\u00ff" + "y".repeat(50) + "\",\"a\":1,\"a\":1}");
    assertThat(errors(validation))
        .extracting(Problem::code)
        .containsExactly(
            Code.ERROR_LINE_TOO_LONG,
            Code.ERROR_LINE_TOO_LARGE,
            Code.ERROR_INVALID_UTF8,
            Code.ERROR_INVALID_JSON_LINE,
            Code.ERROR_INVALID_SOURCE_REF_FORMAT);
    assertThat(validation.errorCount()).isEqualTo(5);
    assertThat(validation.lines()).isEqualTo(new LineCounts(1, 0, 1));
  }
}
