package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever a line has in it, what is said of it is short. */
final class HostileLinesTest {

  private static final int MOST_MESSAGE = 1_500;
  private static final int MOST_PATH = 400;
  private static final int MOST_SOURCE_REF = 1_024;

  /** Characters that grow when they are shown, or that take four bytes. */
  private static final List<String> LONG =
      List.of(
          "a".repeat(20_000),
          "\\u0001".repeat(5_000),
          "\uDB40\uDC01".repeat(5_000),
          "\\ud800".repeat(5_000),
          "9".repeat(20_000),
          " ".repeat(20_000));

  private static final String METADATA =
      """
      {"class-name":"%1$s","confidence":"%1$s","type":"%2$s","human-annotated":"%1$s",\
      "creation-date":"%1$s","objects":["%1$s"],"class-map":{"%1$s":7,"0":"%1$s"}}\
      """;

  @Test
  void getShortMessages() throws IOException {
    List<Problem> problems = new ArrayList<>();
    for (String text : LONG) {
      problems.addAll(problems(lines(text)));
    }
    assertThat(problems)
        .extracting(Problem::code)
        .contains(
            Code.ERROR_INVALID_JSON_LINE,
            Code.ERROR_MISSING_SOURCE_REF,
            Code.ERROR_INVALID_SOURCE_REF_FORMAT,
            Code.ERROR_DUPLICATE_SOURCE_REF,
            Code.WARNING_INVALID_BUCKET_NAME,
            Code.ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT,
            Code.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT,
            Code.ERROR_UNSUPPORTED_USE_CASE_TYPE,
            Code.ERROR_NO_LABEL_ATTRIBUTES,
            Code.ERROR_BOUNDING_BOX_TOO_SMALL,
            Code.ERROR_INVALID_BOUNDING_BOX,
            Code.ERROR_MISSING_CLASS_MAP_ID,
            Code.ERROR_INVALID_LABEL_NAME_LENGTH);
    for (Problem problem : problems) {
      assertThat(problem.message()).hasSizeLessThan(MOST_MESSAGE);
      assertThat(problem.path() == null ? "" : problem.path()).hasSizeLessThan(MOST_PATH);
      String sourceRef = problem.sourceRef() == null ? "" : problem.sourceRef();
      assertThat(sourceRef.codePointCount(0, sourceRef.length()))
          .isLessThanOrEqualTo(MOST_SOURCE_REF);
    }
  }

  private static List<String> lines(String text) {
    String number = text.startsWith("9") ? text : "7";
    return List.of(
        line("s3://b/1", "\"" + text + "\":1,\"" + text + "x-metadata\":7"),
        line(
            "s3://b/2",
            "\"a\":\"" + text + "\",\"a-metadata\":" + metadata(text, "classification")),
        line("s3://b/3", "\"a\":{},\"a-metadata\":" + metadata(text, "/" + text)),
        line("s3://b/4", pair("\"" + text + "\"", text)),
        line("s3://b/5", pair(number, text)),
        line("s3://b/6", pair("0." + "0".repeat(20_000), text)),
        line("s3://b/7", pair("-" + number, text)),
        line(text, "\"errors\":1"),
        line("s3://b/" + text, "\"errors\":1"),
        line("s3://" + text + "/k", "\"errors\":1"),
        line("s3://" + text + "/k", "\"errors\":1"),
        "{\"source ref" + text.replace("9", " ").replace("a", "_") + "\":1}",
        "{\"" + text + "\":1,\"" + text + "\":2}",
        "{\"source-ref\":\"" + text,
        "{\"a\":" + text + "x}");
  }

  private static String line(String sourceRef, String members) {
    return "{\"source-ref\":\"" + sourceRef + "\"," + members + "}";
  }

  private static String metadata(String text, String type) {
    String whole = type.startsWith("/") ? type : "groundtruth/image-" + type;
    return METADATA.formatted(text, whole);
  }

  /** An attribute with a long name and one box. */
  private static String pair(String number, String text) {
    String box =
        "{\"class_id\":%1$s,\"top\":%1$s,\"left\":1,\"width\":%1$s,\"height\":%1$s}"
            .formatted(number);
    return """
    "%1$s":{"image_size":[{"width":800,"height":600,"depth":3}],"annotations":[%2$s,%3$s]},\
    "%1$s-metadata":%4$s\
    """
        .formatted(
            text,
            box,
            box.replaceFirst("[^:]+,", "0,"),
            METADATA.formatted(text, "groundtruth/object-detection"));
  }

  private static List<Problem> problems(List<String> lines) throws IOException {
    List<Problem> problems = new ArrayList<>();
    var limits = new Limits(4_999_999, 10_000_000, 64, Long.MAX_VALUE, 9_999, 9_999, 9_999);
    byte[] file = String.join("\n", lines).getBytes(UTF_8);
    Validation validation =
        new ManifestValidator(limits)
            .validate(
                new ByteArrayInputStream(file),
                new RejectedLines() {
                  @Override
                  public void bytes(byte[] buffer, int offset, int length) {}

                  @Override
                  public void end(RejectedLine line) {
                    problems.addAll(line.problems());
                    assertThat(line.sourceRef() == null ? "" : line.sourceRef())
                        .hasSizeLessThanOrEqualTo(2 * MOST_SOURCE_REF);
                  }
                });
    problems.addAll(validation.problems());
    return problems;
  }
}
