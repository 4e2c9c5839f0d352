package dev.labeldrop.local.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text in any encoding becomes UTF-8. */
final class FixEncodingTest {

  @TempDir private Path folder = Path.of("");

  private final Cli cli = new Cli();

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void turnsEveryEncodingOfUnicodeIntoUtf8(String name) {
    Charset charset = Charset.forName(name);
    assertThat(cli.fix(("\uFEFF" + Cli.good(1)).getBytes(charset))).isZero();
    assertThat(cli.out()).isEqualTo(Cli.good(1));
    assertThat(new Cli().in(Cli.good(1).getBytes(charset)).run("fix", "-")).isZero();
  }

  @Test
  void asksForAnEncodingThatItCannotTell() {
    byte[] bytes = Cli.good(1).replace("pallet", "côté").getBytes(ISO_8859_1);
    assertThat(cli.fix(bytes)).isEqualTo(2);
    assertThat(cli.err()).contains("--encoding windows-1252");
    assertThat(cli.fix(bytes, "--encoding", "windows-1252")).isZero();
    assertThat(cli.out()).contains("côté");
  }

  @Test
  void keepsTheBytesOfALineThatIsNoUtf8() throws IOException {
    byte[] bytes =
        (Cli.good(1).replace("pallet", "côté") + Cli.good(2) + Cli.good(2)).getBytes(ISO_8859_1);
    Path file = Files.write(folder.resolve("a.jsonl"), bytes);
    Path fixed = folder.resolve("b.jsonl");
    assertThat(cli.run("fix", file.toString(), "-o", fixed.toString())).isEqualTo(1);
    assertThat(Files.readAllBytes(fixed))
        .isEqualTo((Cli.good(1).replace("pallet", "côté") + Cli.good(2)).getBytes(ISO_8859_1));
  }

  @Test
  void readsOnlyThoseLinesInTheNamedEncodingThatAreNoUtf8() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(Cli.good(1).replace("pallet", "côté").getBytes(ISO_8859_1));
    bytes.writeBytes(Cli.good(2).replace("pallet", "côté").getBytes(UTF_8));
    bytes.writeBytes(Cli.good(3).replace("pallet", "côté").getBytes(UTF_8));
    assertThat(cli.fix(bytes.toByteArray(), "--encoding", "windows-1252")).isZero();
    assertThat(cli.out())
        .isEqualTo((Cli.good(1) + Cli.good(2) + Cli.good(3)).replace("pallet", "côté"));
  }

  @Test
  void putsTheHalvesOfACharacterTogether() {
    String[] around = Cli.good(1).split("pallet", 2);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(around[0].getBytes(UTF_8));
    bytes.writeBytes(HexFormat.of().parseHex("eda0bdedb0b6"));
    bytes.writeBytes(around[1].getBytes(UTF_8));
    assertThat(cli.fix(bytes.toByteArray())).isZero();
    assertThat(cli.out()).isEqualTo(Cli.good(1).replace("pallet", "\uD83D\uDC36"));
  }

  @Test
  void keepsHalfACharacterThatIsWrittenAsAnEscape() {
    String half = Cli.good(1).replace("pallet", "\\ud83d").replace(":1,", ":\"1\",");
    assertThat(cli.fix(half)).isEqualTo(1);
    assertThat(cli.out()).isEqualTo(Cli.good(1).replace("pallet", "\\ud83d"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"FFFE", "FEFF", "FFFE0000", "0000FEFF"})
  void takesAMarkOfAnotherEncodingOffUtf8(String mark) {
    byte[] text = Cli.good(1).replace("pallet", "c\u00f4t\u00e9").getBytes(UTF_8);
    assertThat(cli.fix(joined(HexFormat.of().parseHex(mark), text))).isZero();
    assertThat(cli.out()).isEqualTo(new String(text, UTF_8));
  }

  @ParameterizedTest
  @CsvSource({"FFFE, UTF-16BE", "FEFF, UTF-16LE", "FFFE0000, UTF-16LE", "EFBBBF, UTF-16LE"})
  void believesTheTextAndNotItsMark(String mark, String charset) {
    byte[] text = Cli.good(1).getBytes(Charset.forName(charset));
    assertThat(cli.fix(joined(HexFormat.of().parseHex(mark), text))).isZero();
    assertThat(cli.out()).isEqualTo(Cli.good(1));
  }

  private static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.writeBytes(first);
    joined.writeBytes(second);
    return joined.toByteArray();
  }

  @Test
  void keepsLinesThatCouldBeObjectsInAnotherEncoding() {
    byte[] mixed = joined(("\uFEFF" + Cli.good(1)).getBytes(UTF_16LE), Cli.good(2).getBytes(UTF_8));
    assertThat(cli.fix(mixed, "--unsafe")).isEqualTo(1);
    assertThat(cli.out().lines()).hasSize(2);
  }

  @Test
  void namesEncodingsNearToOneThatIsNotKnown() {
    assertThat(cli.fix(Cli.good(1), "--encoding", "win1252x")).isEqualTo(2);
    assertThat(cli.err())
        .contains("--encoding: 'win1252x' is no known encoding. Near it are windows-1252.")
        .doesNotContain("Exception");
  }
}
