package dev.labeldrop.local.cli;

import static dev.labeldrop.local.cli.Cli.BOXES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What may not say the same is changed only with {@code --unsafe}. */
final class FixGuessesTest {

  private final Cli cli = new Cli();

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource({
    "https://acme-photos.s3.eu-west-1.amazonaws.com/a%20b+c.jpg, s3://acme-photos/a b+c.jpg",
    "https://s3.amazonaws.com/acme-photos/a.jpg, s3://acme-photos/a.jpg",
    "s3a://acme-photos/a.jpg, s3://acme-photos/a.jpg",
    "arn:aws:s3:::acme-photos/a.jpg, s3://acme-photos/a.jpg",
    "s3://s3://acme-photos/a.jpg, s3://acme-photos/a.jpg"
  })
  void writesOtherAddressesOfS3AsUris(String before, String after) {
    String line = Cli.good(1).replace("s3://acme-photos/1.jpg", before);
    assertThat(cli.fix(line)).isEqualTo(1);
    assertThat(cli.out()).contains(before);
    Cli unsafe = new Cli().in(line.getBytes(UTF_8));
    assertThat(unsafe.run("fix", "--unsafe", "-")).isZero();
    assertThat(unsafe.out()).contains("\"" + after + "\"");
  }

  static Stream<Arguments> guesses() {
    String good = Cli.good(1);
    String ref = "s3://acme-photos/1.jpg";
    String type = ",\"type\":\"groundtruth/image-classification\"";
    return Stream.of(
        arguments(BOXES, "{\"0\":\"pallet\"}", "[\"pallet\"]"),
        arguments(good, "\"confidence\":1", "\"confidence\":100"),
        arguments(good, "\"source-ref\"", "\"image-ref\""),
        arguments(good, type, ""),
        arguments(good, type, ",\"type\":\"groundtruth/object-detection\""),
        arguments(good, ref, "S3A://acme-photos/1.jpg"),
        arguments(good, ref, "s3:/acme-photos/1.jpg"),
        arguments(good, ref, "s3:///acme-photos/1.jpg"),
        arguments(good, ref, "https://acme-photos.s3.amazonaws.com/1.jpg?X-Amz-Signature=a"),
        arguments(good, ref, "https://s3.eu-west-1.amazonaws.com/acme-photos/1.jpg?Expires=1"),
        arguments(
            good, ref, "https://s3.console.aws.amazon.com/s3/object/acme-photos?a=b&prefix=1.jpg"));
  }

  @ParameterizedTest(name = "{2} becomes {1}")
  @MethodSource("guesses")
  void guessesIfItIsAllowedTo(String line, String right, String wrong) {
    assertThat(line).contains(right);
    assertThat(cli.fix(line.replace(right, wrong), "--unsafe")).isZero();
    assertThat(sorted(cli.out())).isEqualTo(sorted(line));
  }

  /** Its characters in order: a key that was missing is put at the end. */
  private static String sorted(String line) {
    return line.strip().chars().sorted().mapToObj(Character::toString).collect(joining());
  }

  @Test
  void keepsAnAddressOfAVersion() {
    String line =
        Cli.good(1)
            .replace("s3://acme-photos/", "https://acme-photos.s3.amazonaws.com/")
            .replace(".jpg", ".jpg?versionId=3");
    assertThat(cli.fix(line, "--unsafe")).isEqualTo(1);
    assertThat(cli.out()).isEqualTo(line);
  }

  @Test
  void decodesLabelsIfItIsAllowedTo() {
    String line = Cli.good(1).replace("pallet", "Caf\u00c3\u00a9 &amp; Bar");
    assertThat(cli.fix(line)).isZero();
    assertThat(cli.out()).isEqualTo(line);
    Cli unsafe = new Cli().in(line.getBytes(UTF_8));
    assertThat(unsafe.run("fix", "--unsafe", "-")).isZero();
    assertThat(unsafe.out()).contains("Caf\u00e9 & Bar");
  }

  @Test
  void takesWhiteSpaceOffLabelsIfItIsAllowedTo() {
    String line = Cli.good(1).replace("\"pallet\"", "\" red\\tpallet\u200b\\n\"");
    assertThat(cli.fix(line)).isZero();
    assertThat(cli.out()).isEqualTo(line);
    Cli unsafe = new Cli().in(line.getBytes(UTF_8));
    assertThat(unsafe.run("fix", "--unsafe", "-")).isZero();
    assertThat(unsafe.out()).isEqualTo(Cli.good(1).replace("pallet", "red pallet"));
  }
}
