package dev.labeldrop.local.cli;

import static dev.labeldrop.local.cli.Cli.BOXES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Boxes are turned into pixels, and cut to their images. */
final class FixBoxesTest {

  private final Cli cli = new Cli();

  @Test
  void guessesOnlyIfItIsAllowedTo() {
    String fractions =
        BOXES
            .replace("\"top\":10", "\"top\":0.1")
            .replace("\"left\":20", "\"left\":0.25")
            .replace("\"width\":100", "\"width\":0.5")
            .replace("\"height\":80", "\"height\":0.5");
    assertThat(cli.fix(fractions)).isEqualTo(1);
    assertThat(cli.out()).isEqualTo(fractions);
    Cli unsafe = new Cli().in(fractions.getBytes(UTF_8));
    assertThat(unsafe.run("fix", "--unsafe", "-")).isZero();
    assertThat(unsafe.out())
        .contains("{\"class_id\":0,\"top\":60,\"left\":200,\"width\":400,\"height\":300}");
  }

  @Test
  void cutsABoxToItsImageIfItIsAllowedTo() {
    String line = BOXES.replace("\"left\":20", "\"left\":750");
    assertThat(cli.fix(line)).isEqualTo(1);
    assertThat(cli.fix(line, "--unsafe")).isZero();
    assertThat(cli.out()).contains("\"left\":750,\"width\":50,");
  }

  @ParameterizedTest
  @CsvSource({
    "\"left\":20, \"left\":5000",
    "\"left\":20, \"left\":-300",
    "\"left\":20, \"left\":790"
  })
  void cutsNoBoxOfWhichLessThanHalfIsInside(String before, String after) {
    String line = BOXES.replace(before, after);
    assertThat(cli.fix(line, "--unsafe")).isEqualTo(1);
    assertThat(cli.out()).isEqualTo(line);
  }

  @Test
  void cutsNoBoxOfAFileWhoseBoxesSeemToHaveCorners() {
    String corners = BOXES.replace("\"left\":20,\"width\":100", "\"left\":500,\"width\":700");
    String other = BOXES.replace("/1.jpg", "/2.jpg").replace("\"width\":100", "\"width\":790");
    assertThat(cli.fix(corners + other, "--unsafe")).isEqualTo(1);
    assertThat(cli.out()).isEqualTo(corners + other);
    assertThat(cli.err()).contains("Boxes are not cut");
  }

  @Test
  void cutsNoBoxThatOnlySticksOutOrHasItsEdgesAsSizes() {
    String two =
        BOXES
            .replace("\"left\":20,\"width\":100", "\"left\":100,\"width\":790")
            .replace("\"height\":80", "\"height\":400");
    String other = BOXES.replace("/1.jpg", "/2.jpg").replace("\"left\":20", "\"left\":750");
    assertThat(cli.fix(two + other, "--unsafe")).isEqualTo(1);
    assertThat(cli.out()).startsWith(two).contains("\"left\":750,\"width\":50,");
    assertThat(cli.err())
        .contains(
            "Line 1: a box either sticks out of its image, or has its right and bottom edge as"
                + " width and height. It is not cut.",
            "1  line with boxes cut to their image (unsafe)");
  }

  @Test
  void roundsNoNumbersThatCouldBePercent() {
    String line =
        BOXES.replace("\"top\":10", "\"top\":10.5").replace("\"width\":100", "\"width\":80")
            + BOXES.replace("/1.jpg", "/2.jpg").replace("\"width\":100", "\"width\":80")
            + BOXES.replace("/1.jpg", "/3.jpg").replace("\"width\":100", "\"width\":80");
    assertThat(cli.fix(line, "--unsafe")).isEqualTo(1);
    assertThat(cli.out()).isEqualTo(line);
    assertThat(cli.err()).contains("--coordinates percent");
    Cli told = new Cli().in(line.getBytes(UTF_8));
    assertThat(told.run("fix", "--coordinates", "percent", "-")).isZero();
    assertThat(told.out()).contains("\"top\":63,\"left\":160,\"width\":640,");
    assertThat(told.err()).contains("turned into pixels\n").doesNotContain("(unsafe)");
  }

  @Test
  void turnsThousandthsIntoPixelsIfManyBoxesLeaveTheirImages() {
    String line =
        BOXES.replace(
            "\"top\":10,\"left\":20,\"width\":100,\"height\":80",
            "\"top\":500,\"left\":700,\"width\":250,\"height\":490");
    String lines = line + line.replace("/1.jpg", "/2.jpg");
    assertThat(cli.fix(lines)).isEqualTo(1);
    Cli unsafe = new Cli().in(lines.getBytes(UTF_8));
    assertThat(unsafe.run("fix", "--unsafe", "-")).isZero();
    assertThat(unsafe.out()).contains("\"top\":300,\"left\":560,\"width\":200,\"height\":294");
  }

  @Test
  void asksWhetherNumbersAreThousandthsIfTheyCouldBePixels() {
    String line =
        BOXES
            .replace("\"width\":800,\"height\":600", "\"width\":4000,\"height\":3000")
            .replace("\"width\":100", "\"width\":900")
            .replace("\"height\":80", "\"height\":900");
    String lines = line + line.replace("/1.jpg", "/2.jpg") + line.replace("/1.jpg", "/3.jpg");
    assertThat(cli.fix(lines, "--unsafe")).isEqualTo(1);
    assertThat(cli.out()).isEqualTo(lines);
    assertThat(cli.err()).contains("--coordinates thousandths, or --coordinates pixels");
    Cli told = new Cli().in(lines.getBytes(UTF_8));
    assertThat(told.run("fix", "--coordinates", "thousandths", "-")).isZero();
    assertThat(told.out()).contains("\"top\":30,\"left\":80,\"width\":3600,\"height\":2700");
  }

  @Test
  void cutsNoBoxByOneOfTwoSizes() {
    String line =
        BOXES.replace(
            "\"image_size\":[", "\"image_size\":[{\"width\":100,\"height\":80,\"depth\":3},");
    assertThat(cli.fix(line, "--unsafe")).isEqualTo(1);
    assertThat(cli.out()).isEqualTo(line);
  }

  @Test
  void readsBoxesOfAnImageOfNegativeSize() {
    assertThat(cli.fix(BOXES.replace("\"width\":800", "\"width\":-1"), "--unsafe")).isEqualTo(1);
  }
}
