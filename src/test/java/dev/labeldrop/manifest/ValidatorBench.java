package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Severity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A validator with small limits, the lines that it rejects, and lines for it. */
final class ValidatorBench {

  static final Limits LIMITS = new Limits(64, 50, 4, 1000, 10, 10, 50);

  final CollectedLines rejected = new CollectedLines();

  static List<Problem> errors(Validation validation) {
    return validation.problems().stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .toList();
  }

  /** One line is rejected, for these problems. */
  void check(String line, Said... problems) throws IOException {
    Validation validation = validate(line + "\r\n");
    assertThat(Said.of(errors(validation))).containsExactly(problems);
    assertThat(validation.lines()).isEqualTo(new LineCounts(1, 0, 1));
    assertThat(validation.fileRejected()).isFalse();
    assertThat(validation.chunks()).isEmpty();
    assertThat(rejected.text()).isEqualTo(line + "\n");
  }

  Validation validate(String file) throws IOException {
    return new ManifestValidator(LIMITS).validate(stream(file), rejected);
  }

  static InputStream stream(String file) {
    return new ByteArrayInputStream(file.getBytes(ISO_8859_1));
  }

  /** The text's bytes in UTF-8, each as a char. */
  static String utf8(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  /** A line of 25 bytes. */
  static String line(int image) {
    return line(image, 25);
  }

  /** A line of some bytes. */
  static String line(int image, int length) {
    return "{\"source-ref\":\"s3://b/" + image + "\"" + " ".repeat(length - 25) + "}";
  }
}
