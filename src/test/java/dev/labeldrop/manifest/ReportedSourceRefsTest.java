package dev.labeldrop.manifest;

import static dev.labeldrop.manifest.ValidatorBench.errors;
import static dev.labeldrop.manifest.ValidatorBench.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Code;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is reported of a source-ref: missing, of another form, or there before. */
final class ReportedSourceRefsTest {

  private final ValidatorBench bench = new ValidatorBench();

  @Test
  void seesTheSourceRefOfALineThatIsMuchTooLong() throws IOException {
    assertThat(errors(bench.validate("{\"source-ref\":7" + " ".repeat(300) + "}")))
        .extracting(Problem::code)
        .containsExactly(
            Code.ERROR_LINE_TOO_LONG,
            Code.ERROR_LINE_TOO_LARGE,
            Code.ERROR_INVALID_SOURCE_REF_FORMAT);
    assertThat(errors(bench.validate("{" + " ".repeat(300) + "\"source-ref\":\"s3://b/1\"}")))
        .extracting(Problem::sourceRef)
        .containsOnlyNulls();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{}                                  | MISSING  | The line has no key 'source-ref'.",
        "{\"a\":{\"source-ref\":\"s3://b/k\"}}  | MISSING  | The line has no key 'source-ref'.",
        "{\"a\":1,\"source_ref\":\"s3://b/k\"} | MISSPELT | The line has no key 'source-ref', but"
            + " has 'source_ref'.",
        "{\"Source-Ref\":\"s3://b/k\"}        | MISSPELT | The line has no key 'source-ref', but"
            + " has 'Source-Ref'."
      })
  void reportsAMissingSourceRef(String line, ImageFault fault, String message) throws IOException {
    Validation validation = bench.validate(line + "\n" + line(1));
    assertThat(Said.of(errors(validation)))
        .containsExactly(Said.expected(1L, null, null, fault, message, null));
    assertThat(validation.lines()).isEqualTo(new LineCounts(2, 1, 1));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "7                | NO_STRING | The source-ref is not a string.                       |",
        "null             | NO_STRING | The source-ref is not a string.                       |",
        "[\"s3://b/k\"]   | SEVERAL | The source-ref is not a string.                       |",
        "{\"a\":1}        | NO_STRING | The source-ref is not a string.                       |",
        "\"s3://b\"  | INCOMPLETE | The source-ref 's3://b' has no key after its bucket.  | s3://b",
        "\"S3://b/k\" | UPPER_CASE | The source-ref 'S3://b/k' does not have s3:// in lower case. |"
            + " S3://b/k",
        "\"\\u0020\\/\"   | RELATIVE | The source-ref ' /' does not start with s3://.        | `"
            + " /`",
        "\"s3://b/\\uD83D\" | HALF_CHARACTER | The source-ref 's3://b/\\ud83d' has half of a"
            + " surrogate pair, which no S3 key can have. | s3://b/\ufffd"
      })
  void reportsASourceRefOfAnotherForm(
      String value, ImageFault fault, String message, String sourceRef) throws IOException {
    bench.check(
        "{ \"source-ref\":" + value + "}",
        Said.expected(1L, 16, "source-ref", fault, message, sourceRef));
  }

  @Test
  void reportsASourceRefThatComesAgain() throws IOException {
    String again = "{\"source-ref\":\"s3:\\/\\/b\\u002f1\"}";
    Validation validation = bench.validate(line(1) + "\n\n" + line(2) + "\n" + again + "\n");
    assertThat(Said.of(errors(validation)))
        .containsExactly(
            Said.expected(
                4L,
                15,
                "source-ref",
                ImageFault.OTHER_LINE,
                "Line 4 has the source-ref of line 1, 's3://b/1', and says something else or says"
                    + " it in another way.",
                "s3://b/1"));
    assertThat(validation.lines()).isEqualTo(new LineCounts(3, 2, 1));
    assertThat(bench.rejected.text()).isEqualTo(again + "\n");
  }

  @Test
  void keepsTheFirstLineOfASourceRefThatCanBeSent() throws IOException {
    String refused = line(1, 51);
    Validation validation = bench.validate(String.join("\n", refused, line(1), line(1), refused));
    assertThat(errors(validation))
        .extracting(problem -> problem.line() + " " + problem.code())
        .containsExactly(
            "1 ERROR_LINE_TOO_LONG",
            "3 ERROR_DUPLICATE_SOURCE_REF",
            "4 ERROR_LINE_TOO_LONG",
            "4 ERROR_DUPLICATE_SOURCE_REF");
    assertThat(validation.chunks()).extracting(Chunk::firstLine).containsExactly(2L);
  }
}
