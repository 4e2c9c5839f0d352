package dev.labeldrop.local.cli;

import static dev.labeldrop.local.cli.Cli.BOXES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fix reads, and where it writes. */
final class FixCommandTest {

  /** No machine knows how it goes on. */
  private static final String CUT_OFF = "{\"source-ref\":\"s3://acme-photos/2.jpg\"\n";

  @TempDir private Path folder = Path.of("");

  private final Cli cli = new Cli();

  @Test
  void leavesAManifestWithoutFaultsAsItIs() {
    assertThat(cli.fix(Cli.good(1) + Cli.good(2).replace("\":", "\" : "))).isZero();
    assertThat(cli.out()).isEqualTo(Cli.good(1) + Cli.good(2).replace("\":", "\" : "));
    assertThat(cli.err()).isEqualTo("<stdin> (fixed): lines 2, valid 2; errors 0, warnings 0\n");
  }

  @Test
  void showsADiffAndWritesNothing() throws IOException {
    String file = write("a.jsonl", Cli.good(1) + Cli.good(1) + Cli.good(2));
    assertThat(cli.run("fix", "--diff", file)).isZero();
    assertThat(cli.out().lines())
        .containsExactly(
            "--- " + file,
            "+++ " + file + " (fixed)",
            "@@ -1,3 +1,2 @@",
            " " + Cli.good(1).strip(),
            "-" + Cli.good(1).strip(),
            " " + Cli.good(2).strip());
    assertThat(Files.readString(Path.of(file))).isEqualTo(Cli.good(1) + Cli.good(1) + Cli.good(2));
  }

  @Test
  void writesOverTheInputOnlyIfItIsTold() throws IOException {
    String text = Cli.good(1) + Cli.good(1);
    String file = write("a.jsonl", text);
    assertThat(cli.run("fix", file, "-o", file)).isEqualTo(2);
    assertThat(Files.readString(Path.of(file))).isEqualTo(text);
    assertThat(cli.run("fix", "--in-place", file)).isZero();
    assertThat(Files.readString(Path.of(file))).isEqualTo(Cli.good(1));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void keepsBackALineWhosePartnerWasApplied() throws IOException {
    String file = write("rejected.jsonl", BOXES + CUT_OFF);
    write(
        "rejected.reasons.jsonl",
        """
        {"line":2,"problems":[{"code":"ERROR_DUPLICATE_SOURCE_REF","message":"Twice."}]}
        {"line":3,"problems":[{"code":"ERROR_INVALID_JSON_LINE","message":"No JSON."}]}
        """);
    assertThat(cli.run("fix", file)).isEqualTo(1);
    assertThat(cli.out()).isEqualTo(CUT_OFF);
    assertThat(cli.err()).contains("Line 1 is kept back");
  }

  @Test
  void keepsTheNumbersOfTheInputsLines() {
    assertThat(cli.fix("\n" + Cli.good(1) + CUT_OFF)).isEqualTo(1);
    assertThat(cli.err())
        .contains("<stdin> (fixed):2:39: error ERROR_INVALID_JSON_LINE")
        .contains("(Line 3 of the input.)");
  }

  @Test
  void writesNothingOfAFileThatIsNoText() throws IOException {
    assertThat(cli.fix("PK\u0003\u0004" + Cli.good(1))).isEqualTo(2);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err()).contains("Decompress it and drop what is inside.\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "file,label\\na.jpg,cat\\n",
        "{\"images\":[],\"annotations\":[],\"categories\":[]}\\n"
      })
  void writesNoCopyOfWhatIsNoManifest(String text) throws IOException {
    String file = write("a.jsonl", text.translateEscapes());
    Path output = folder.resolve("b.jsonl");
    assertThat(cli.run("fix", file, "-o", output.toString())).isEqualTo(1);
    assertThat(output).doesNotExist();
    assertThat(cli.err()).contains("nothing was fixed, and nothing is written");
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, UTF_8).toString();
  }
}
