package dev.labeldrop.local.cli;

import static dev.labeldrop.local.cli.Cli.BOX;
import static dev.labeldrop.local.cli.Cli.BOXES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys and values that say the same in another form are put into the form of the service. */
final class FixFormTest {

  private final Cli cli = new Cli();

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource({
    "\"s3://acme-photos/1.jpg\\\\n\", \"s3://acme-photos/1.jpg\"",
    "\"source_ref\", \"source-ref\"",
    "S3://acme, s3://acme",
    "\"confidence\":1, \"confidence\":1",
    "\"human-annotated\":true, \"human-annotated\":\"yes\"",
  })
  void fixesWhatIsSafe(String before, String after) {
    String good = Cli.good(1);
    String line = good.replace(after, before.replace("\\\\", "\\"));
    assertThat(cli.fix(line)).isZero();
    assertThat(cli.out()).isEqualTo(good);
  }

  @Test
  void writesWholeNumbersAsIntegers() {
    assertThat(cli.fix(BOXES.replace("\"top\":10", "\"top\":10.0").replace(":0,", ":\"0\",")))
        .isZero();
    assertThat(cli.out()).isEqualTo(BOXES);
    assertThat(cli.fix(BOXES.replace("\"top\":10", "\"top\":10.5"))).isZero();
    assertThat(cli.out()).contains("10.5");
  }

  @Test
  void takesOffWhatTheServiceOwns() {
    String listed =
        BOXES
            .replace("\"bb\":{", "\"cl-metadata\":{\"is_labeled\":true},\"errors\":[],\"bb\":{")
            .replace("\"class_id\"", "\"cl-errors\":[{\"code\":\"X\"}],\"class_id\"");
    assertThat(cli.fix(listed)).isZero();
    assertThat(cli.out()).isEqualTo(BOXES);
  }

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "\"class_id\" | \"class-id\"",
        "\"image_size\" | \"imageSize\"",
        "\"class-map\" | \"class_map\"",
        "\"bb-metadata\" | \"bb_metadata\"",
        "\"human-annotated\" | \"humanAnnotated\"",
        "\"groundtruth/object-detection\" | \"Object-Detection\\n\"",
        "\"2026-05-02T10:11:12\" | \"2026-05-02T10:11:12\\r\"",
        "[{\"width\":800,\"height\":600,\"depth\":3}] | {\"width\":800,\"height\":600,\"depth\":3}",
        "{\"0\":\"pallet\"} | {\"pallet\":0}",
        "\"class_id\":0 | \"class_id\":\"pallet\"",
        "\"confidence\":1 | \"confidence\":\"1\"",
        "{\"0\":\"pallet\"} | \"{\\\"0\\\":\\\"pallet\\\"}\"",
        "\"s3://acme-photos/1.jpg\" | [\"s3://acme-photos/1.jpg\"]"
      })
  void writesWhatSaysTheSameAsTheServiceHasIt(String right, String wrong) {
    assertThat(BOXES).contains(right);
    assertThat(cli.fix(BOXES.replace(right, wrong))).isZero();
    assertThat(cli.out()).isEqualTo(BOXES);
  }

  static Stream<Arguments> safe() {
    String good = Cli.good(1);
    return Stream.of(
        arguments(BOXES, "{\"0\":\"pallet\"}", "{\"00\":\"pallet\"}"),
        arguments(BOXES, "{\"0\":\"pallet\"}", "{\"0.0\":\"pallet\"}"),
        arguments(BOXES, "{\"0\":\"pallet\"}", "{\"0\":{\"name\":\"pallet\"}}"),
        arguments(BOXES, "{\"0\":\"pallet\"}", "[{\"id\":0,\"name\":\"pallet\"}]"),
        arguments(BOXES, "{\"0\":\"pallet\"}", "{\"pallet\":0}"),
        arguments(BOXES, "[{\"confidence\":1}]", "[1]"),
        arguments(BOXES, "[{\"confidence\":1}]", "{\"confidence\":1}"),
        arguments(BOXES, "[" + BOX + "]", BOX),
        arguments(BOXES, "\"left\":20", "\"left\":\"20 px\""),
        arguments(good, "\"s3://acme-photos/1.jpg\"", "\"<s3://acme-photos/1.jpg>\""),
        arguments(good, "\"s3://acme-photos/1.jpg\"", "\"\\u200bs3://acme-photos/1.jpg\""),
        arguments(good, "\"l-metadata\"", "\"l\\u2013metadata\""),
        arguments(good, "\"l\":0", "\"l\":\"Pallet\""),
        arguments(good, "\"yes\"", "1"));
  }

  @ParameterizedTest(name = "{2} becomes {1}")
  @MethodSource("safe")
  void putsIntoItsFormWhatSaysTheSame(String line, String form, String other) {
    assertThat(line).contains(form);
    assertThat(cli.fix(line.replace(form, other))).isZero();
    assertThat(cli.out()).isEqualTo(line);
  }

  @Test
  void saysWhyAnArrayOfLabelsStays() {
    String line =
        Cli.good(1)
            .replace("\"l\":0", "\"l\":[0]")
            .replace("image-classification", "image-classification-multilabel");
    assertThat(cli.fix(line)).isEqualTo(1);
    assertThat(cli.err()).contains("Line 1: the labels of 'l' stay an array");
  }
}
