package dev.labeldrop.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects are found in whatever is around them, and put on lines of their own. */
final class FixLinesTest {

  private final Cli cli = new Cli();

  @Test
  void putsObjectsOnLinesOfTheirOwn() {
    assertThat(cli.fix(Cli.good(1).strip() + " " + Cli.good(2))).isZero();
    assertThat(cli.out()).isEqualTo(Cli.good(1) + Cli.good(2));
    assertThat(cli.err()).contains("2  objects put on lines of their own");
  }

  @Test
  void saysOfAnArrayOverLinesWhatItTookOff() {
    String array = "[\n" + Cli.good(1).strip() + ",\n" + Cli.good(2) + "]\n\n";
    assertThat(cli.fix(array)).isZero();
    assertThat(cli.out()).isEqualTo(Cli.good(1) + Cli.good(2));
    assertThat(cli.err())
        .contains(
            "1  blank line left out\n",
            "2  brackets around all objects left out\n",
            "1  comma after an object taken off\n")
        .doesNotContain("lines of their own");
  }

  @Test
  void takesJsonOutOfStrings() {
    String quoted = '"' + Cli.good(1).strip().replace("\"", "\\\"") + "\"\n";
    assertThat(cli.fix(quoted)).isZero();
    assertThat(cli.out()).isEqualTo(Cli.good(1));
  }

  @Test
  void putsElementsOfAnArrayOnLines() {
    assertThat(cli.fix("[\n" + Cli.good(1).strip() + ",\n" + Cli.good(2) + "]\n")).isZero();
    assertThat(cli.out()).isEqualTo(Cli.good(1) + Cli.good(2));
  }

  @Test
  void joinsObjectsThatGoOverLines() {
    assertThat(cli.fix(Cli.good(1).replace(",", ",\n  ") + Cli.good(2).replace("{", "{\n")))
        .isZero();
    assertThat(cli.out()).isEqualTo(Cli.good(1) + Cli.good(2));
  }

  @Test
  void readsObjectsBehindOneThatNeverEnds() {
    assertThat(cli.fix("{\"a\": [\n" + Cli.good(1))).isEqualTo(1);
    assertThat(cli.out()).isEqualTo("{\"a\": [\n" + Cli.good(1));
  }

  static Stream<String> wrapped() {
    String line = Cli.good(1).strip();
    String quoted = line.replace("\\", "\\\\").replace("\"", "\\\"");
    String base64 = Base64.getEncoder().encodeToString(Cli.good(1).getBytes(UTF_8));
    return Stream.of(
        "{\"DatasetEntries\":[\"" + quoted + "\"],\"NextToken\":\"x\"}",
        "{\n \"DatasetEntries\": [\n \"" + quoted + "\"\n ]\n}",
        "{\"Changes\":{\"GroundTruth\":\"" + base64 + "\"}}",
        "{\"Item\":" + line + "}",
        "{\"s3://acme-photos/1.jpg\":" + line + "}",
        "{\"message\":\"" + quoted + "\",\"timestamp\":7}",
        "[[" + line + "]]",
        "[\"" + quoted + "\"]",
        "\"" + line.replace("\"", "\"\"") + "\"",
        "'" + line + "'",
        "b'" + line + "'",
        line.replace("\"", "\\\""),
        line.replace("\"", "&quot;"),
        base64,
        base64.substring(0, 76) + "\n" + base64.substring(76),
        "17:" + line,
        "2026-05-02T10:11:12Z INFO " + line,
        "\uFEFF" + "\uFEFF" + line,
        "\u001B[1;39m" + line + "\u001B[0m",
        line + ";",
        line + "}",
        "\u001E" + line,
        line.replace("\"", "\u201C"),
        line.replace("\"", "'"));
  }

  @ParameterizedTest
  @MethodSource("wrapped")
  void takesLinesOutOfWhatIsAroundThem(String text) {
    assertThat(cli.fix(text + "\n")).isZero();
    assertThat(cli.out()).isEqualTo(Cli.good(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", " | ", "\\n", "<br>", "\u2028", "\u0000"})
  void separatesObjectsWithAnythingShortBetweenThem(String between) {
    assertThat(cli.fix(Cli.good(1).strip() + between + Cli.good(2))).isZero();
    assertThat(cli.out()).isEqualTo(Cli.good(1) + Cli.good(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"image\":LINE,\"labels\":[\"cat\"]}",
        "{\"image\":{\"source-ref\":\"s3://acme-photos/1.jpg\"},\"label\":\"cat\"}",
        "\"label\": LINE",
      })
  void takesNothingOutOfAWrapperThatSaysMore(String wrapper) {
    String text = wrapper.replace("LINE", Cli.good(1).strip()) + "\n";
    assertThat(cli.fix(text)).isEqualTo(1);
    assertThat(cli.out()).isIn("", text); // nothing of what is no manifest at all
  }

  @Test
  void leavesLinesWithoutAnObjectOutIfItIsAllowedTo() {
    String text = "```json\n" + Cli.good(1) + "}\n" + Cli.good(2) + "```\n";
    assertThat(cli.fix(text)).isEqualTo(1);
    assertThat(cli.out()).isEqualTo(text);
    Cli unsafe = new Cli().in(text.getBytes(UTF_8));
    assertThat(unsafe.run("fix", "--unsafe", "-")).isEqualTo(1);
    assertThat(unsafe.out()).isEqualTo(Cli.good(1) + "}\n" + Cli.good(2));
    assertThat(unsafe.err()).contains("2  lines without an object left out (unsafe)");
  }

  @Test
  void takesOffAllCarriageReturnsAtTheEndOfALine() {
    assertThat(cli.fix(Cli.good(1).strip() + "\r\r\n" + Cli.good(2))).isZero();
    assertThat(cli.out()).isEqualTo(Cli.good(1) + Cli.good(2));
  }
}
