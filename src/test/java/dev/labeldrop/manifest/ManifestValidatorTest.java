package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.Code;
import dev.labeldrop.Severity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ManifestValidatorTest {

  private static final Limits LIMITS = new Limits(64, 50, 4, 1000, 10, 10, 50);

  private final CollectedLines rejected = new CollectedLines();

  @Test
  void acceptsGoodLines() throws IOException {
    Validation validation =
        validate(utf8("\ufeff") + line(1) + "\r\n\n \t\n" + line(2) + "\n" + line(3));
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
    assertThat(rejected.text()).isEmpty();
    assertThat(rejected.lines).isEmpty();
  }

  @Test
  void reportsBytesThatAreNotUtf8() throws IOException {
    check(
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
    check(
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
    check(
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
    assertThat(errors(validate(line(1, 50)))).isEmpty();
    assertThat(errors(validate(utf8(line(1, 40) + "é".repeat(10)))))
        .extracting(Problem::code)
        .containsExactly(Code.ERROR_INVALID_JSON_LINE);
    rejected.reset();
    check(
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
    assertThat(errors(validate(fits))).isEmpty();
    check(
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
    check(
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
  void seesTheSourceRefOfALineThatIsMuchTooLong() throws IOException {
    assertThat(errors(validate("{\"source-ref\":7" + " ".repeat(300) + "}")))
        .extracting(Problem::code)
        .containsExactly(
            Code.ERROR_LINE_TOO_LONG,
            Code.ERROR_LINE_TOO_LARGE,
            Code.ERROR_INVALID_SOURCE_REF_FORMAT);
    assertThat(errors(validate("{" + " ".repeat(300) + "\"source-ref\":\"s3://b/1\"}")))
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
    Validation validation = validate(line + "\n" + line(1));
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
    check(
        "{ \"source-ref\":" + value + "}",
        Said.expected(1L, 16, "source-ref", fault, message, sourceRef));
  }

  @Test
  void reportsASourceRefThatComesAgain() throws IOException {
    String again = "{\"source-ref\":\"s3:\\/\\/b\\u002f1\"}";
    Validation validation = validate(line(1) + "\n\n" + line(2) + "\n" + again + "\n");
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
    assertThat(rejected.text()).isEqualTo(again + "\n");
  }

  @Test
  void keepsTheFirstLineOfASourceRefThatCanBeSent() throws IOException {
    String refused = line(1, 51);
    Validation validation = validate(String.join("\n", refused, line(1), line(1), refused));
    assertThat(errors(validation))
        .extracting(problem -> problem.line() + " " + problem.code())
        .containsExactly(
            "1 ERROR_LINE_TOO_LONG",
            "3 ERROR_DUPLICATE_SOURCE_REF",
            "4 ERROR_LINE_TOO_LONG",
            "4 ERROR_DUPLICATE_SOURCE_REF");
    assertThat(validation.chunks()).extracting(Chunk::firstLine).containsExactly(2L);
  }

  @Test
  void reportsAllThatIsWrongWithALine() throws IOException {
    Validation validation =
        validate("{\"source-ref\":\"x\",\"\u00ff" + "y".repeat(50) + "\",\"a\":1,\"a\":1}");
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

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"``, 0", "`\n \r\n\t`, 5", "`\u00ef\u00bb\u00bf`, 3"})
  void refusesAFileWithoutALine(String file, int bytes) throws IOException {
    Validation validation = validate(file);
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
    Validation largest = validate(line(1, 50) + "\n".repeat(950));
    assertThat(largest.fileRejected()).isFalse();
    assertThat(errors(largest)).isEmpty();
    Validation validation = validate(line(1, 50) + "\n".repeat(951));
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
    Validation most = validate(String.join("\n", lines));
    assertThat(most.fileRejected()).isFalse();
    assertThat(errors(most)).isEmpty();
    assertThat(most.chunks()).extracting(Chunk::lines).containsExactly(2, 2, 2, 2, 2);
    lines.add("x");
    lines.add(line(3));
    Validation validation = validate(String.join("\n", lines));
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
            .validate(stream("x\n".repeat(8)), rejected);
    assertThat(errors(validation)).extracting(Problem::line).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(validation.errorCount()).isEqualTo(8);
    assertThat(validation.warningCount()).isZero();
  }

  @Test
  void handsOutRejectedLinesByteForByte() throws IOException {
    String tooLong = "{" + "\u00e9\r".repeat(300);
    validate("\u00ef\u00bb\u00bfx\r\n\n" + line(1) + "\n" + tooLong + "\r\n y \r");
    assertThat(rejected.text()).isEqualTo("x\n" + tooLong + "\n y \r\n");
  }

  @Test
  void saysOfEachRejectedLineWhy() throws IOException {
    String tooLong = line(7) + " ".repeat(300);
    Validation validation = validate("\n" + line(1) + "\r\nx\n" + line(1) + "\n" + tooLong + "\n");
    assertThat(rejected.lines).extracting(RejectedLine::line).containsExactly(3L, 4L, 5L);
    assertThat(rejected.lines)
        .extracting(RejectedLine::sourceRef)
        .containsExactly(null, "s3://b/1", "s3://b/7");
    assertThat(rejected.lines).allMatch(line -> line.moreProblems() == 0);
    assertThat(rejected.lines.stream().flatMap(line -> line.problems().stream()).toList())
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
        .validate(stream("x\n{\"a\":1}\n" + line(1) + "\n{\"source-ref\":2}\n"), rejected);
    assertThat(rejected.lines)
        .extracting(line -> line.line() + " " + line.problems().getFirst().code())
        .containsExactly(
            "1 ERROR_INVALID_JSON_LINE",
            "2 ERROR_MISSING_SOURCE_REF",
            "4 ERROR_INVALID_SOURCE_REF_FORMAT");
  }

  @Test
  void onlyCountsTheReasonsOfMoreLinesThanAManifestMayHave() throws IOException {
    validate("x\n".repeat(12));
    assertThat(rejected.lines).hasSize(12);
    assertThat(rejected.lines.subList(0, 10))
        .allMatch(line -> line.problems().size() == 1 && line.moreProblems() == 0);
    assertThat(rejected.lines.subList(10, 12))
        .containsExactly(
            new RejectedLine(11, null, List.of(), 1), new RejectedLine(12, null, List.of(), 1));
  }

  @Test
  void saysWhyLinesOfAFileOfAnotherFormAreRejected() throws IOException {
    Validation validation = validate("a,b\nc,d\n");
    assertThat(errors(validation))
        .extracting(Problem::code)
        .containsExactly(Code.ERROR_MANIFEST_IS_TABLE);
    assertThat(rejected.lines)
        .extracting(line -> line.line() + " " + line.problems().getFirst().code())
        .containsExactly("1 ERROR_INVALID_JSON_LINE", "2 ERROR_INVALID_JSON_LINE");
  }

  @Test
  void countsTheRejectedLinesOfAChunk() throws IOException {
    Validation validation = validate("x\n" + line(1) + "\n\ny\n" + line(2) + "\n" + line(3));
    assertThat(validation.rejectedByChunk())
        .containsExactly(new ChunkRejects(1, 1, 5, 4, 2), new ChunkRejects(2, 6, 6, 1, 0));
  }

  @Test
  void countsNoRejectsOfAFileThatIsRefused() throws IOException {
    assertThat(validate(line(1) + "\nx\n" + "y\n".repeat(9)).rejectedByChunk()).isEmpty();
  }

  @Test
  void tellsHowFarItHasRead() throws IOException {
    var progress = new ArrayList<Long>();
    new ManifestValidator(LIMITS, 10, LineShapes.MOST, null)
        .validate(stream(line(1)), rejected, ValidLines.ignored(), progress::add);
    assertThat(progress).containsExactly(10L, 20L, 25L);
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

  @Test
  void acceptsEverySampleLine() throws IOException {
    for (byte[] manifest :
        List.of(
            SampleManifests.detection(7).ofLines(2_000),
            SampleManifests.classification(7).ofLines(2_000))) {
      Validation validation =
          new ManifestValidator(Limits.SERVICE)
              .validate(new ByteArrayInputStream(manifest), rejected);
      assertThat(errors(validation)).isEmpty();
      assertThat(validation.lines()).isEqualTo(new LineCounts(2_000, 2_000, 0));
    }
  }

  private static List<Problem> errors(Validation validation) {
    return validation.problems().stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .toList();
  }

  private void check(String line, Said... problems) throws IOException {
    Validation validation = validate(line + "\r\n");
    assertThat(Said.of(errors(validation))).containsExactly(problems);
    assertThat(validation.lines()).isEqualTo(new LineCounts(1, 0, 1));
    assertThat(validation.fileRejected()).isFalse();
    assertThat(validation.chunks()).isEmpty();
    assertThat(rejected.text()).isEqualTo(line + "\n");
  }

  private Validation validate(String file) throws IOException {
    return new ManifestValidator(LIMITS).validate(stream(file), rejected);
  }

  private static InputStream stream(String file) {
    return new ByteArrayInputStream(file.getBytes(ISO_8859_1));
  }

  /** The text's bytes in UTF-8, each as a char. */
  private static String utf8(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  /** A line of 25 bytes. */
  private static String line(int image) {
    return line(image, 25);
  }

  /** A line of some bytes. */
  private static String line(int image, int length) {
    return "{\"source-ref\":\"s3://b/" + image + "\"" + " ".repeat(length - 25) + "}";
  }
}
