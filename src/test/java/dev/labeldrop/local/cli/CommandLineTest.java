package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class CommandLineTest {

  private static final String GOOD =
      """
      {"source-ref":"s3://acme-photos/1.jpg","l":0,"l-metadata":{"class-name":"pallet",\
      "confidence":1,"human-annotated":"yes","creation-date":"2026-05-02T10:11:12",\
      "type":"groundtruth/image-classification"}}
      """;

  @TempDir private Path folder = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void findsNothingWrongWithAGoodManifest() throws IOException {
    Path good = write("good.jsonl", GOOD);
    assertThat(run("check", good.toString())).isZero();
    assertThat(out.toString()).contains(good + ": lines 1, valid 1, rejected 0; errors 0");
  }

  @Test
  void printsProblemsAsACompilerDoes() throws IOException {
    Path bad = write("bad.jsonl", GOOD + "{\"source-ref\":\"s3://acme-photos/2.jpg\",}\n");
    assertThat(run("check", bad.toString())).isEqualTo(1);
    assertThat(out.toString())
        .startsWith(bad + ":2:40: error ERROR_INVALID_JSON_LINE ")
        .contains("lines 2, valid 1, rejected 1; errors 1");
  }

  @Test
  void checksTheOtherFilesWhereOneIsMissing() throws IOException {
    Path good = write("good.jsonl", GOOD);
    Path missing = folder.resolve("missing.jsonl");
    assertThat(run("check", missing.toString(), good.toString(), folder.toString())).isEqualTo(2);
    assertThat(out.toString()).contains(good + ": lines 1");
    assertThat(err.toString())
        .contains(missing + ": there is no such file.", folder + ": it is a folder.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"run", "check", "frob", "run a.jsonl b.jsonl", "run --type nonsense a.jsonl"})
  void saysWhereHelpIsOnWrongUsage(String arguments) {
    assertThat(run(arguments.split(" "))).isEqualTo(2);
    assertThat(err.toString()).startsWith("labeldrop: ").contains("--help'.");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "frobnicate              | 'frobnicate' is no command.",
        "chekc a                 | 'chekc' is no command. Did you mean check?",
        "run --fail-line x a     | '--fail-line' is no option. Did you mean --fail-lines",
        "run a.jsonl b.jsonl     | 'b.jsonl' is one argument too many.",
        "run --fail-lines [ a    | --fail-lines: '[' is not a regular expression: Unclosed",
        "check --max-problems x a| --max-problems: 'x' is not a whole number.",
        "run --type x a          | --type: 'x' is none of train, test.",
        "check --on-invalid x a  | --on-invalid: 'x' is none of reject, skip.",
        "check --format x a      | --format: 'x' is none of text, json, sarif, html.",
        "pause                   | DATASET and --why TEXT are missing.",
        "pause a --why           | --why TEXT is missing: The reason",
        "pause a --foo           | '--foo' is no option.",
        "pause a --why x --why y | --why TEXT is there twice. Give it once.",
        "queue --local --stack s | --stack NAME and --local exclude each other. Give one of them.",
        "queue --stack a --stack b| An option is there twice, or with one that excludes it.",
        "undo                    | RUN is missing: The run's id",
        "runs --since x --local  | --since: 'x' is no time. Write 7d",
        "help frob               | There is no command 'frob'."
      })
  void saysInPlainWordsWhatIsWrongWithAnArgument(String arguments, String message) {
    assertThat(run(arguments.split(" +"))).isEqualTo(2);
    assertThat(err.toString()).startsWith("labeldrop: " + message).contains("See './labeldrop");
  }

  @Test
  void saysThatACommandIsMissing() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).startsWith("labeldrop: A command is missing, such as run");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"", "run", "check", "plan"})
  void saysInTheHelpWhatEveryExitCodeMeans(String command) {
    assertThat(run((command + " --help").strip().split(" "))).isZero();
    assertThat(out.toString().toLowerCase(Locale.ROOT).replaceAll("\\s+", " "))
        .contains("exit codes:", "2 wrong usage", "a file that cannot be read", "examples:");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"run", "check", "plan", "serve"})
  void breaksNoLineOfTheHelpInTheMiddleOfAPattern(String command) {
    assertThat(run(command, "--help")).isZero();
    assertThat(out.toString().lines()).noneMatch(line -> line.endsWith("/") || line.endsWith("*."));
  }

  private static Stream<String> commands() {
    return Main.commandLine(StandardStreams.ofProcess()).getSubcommands().keySet().stream()
        .filter(name -> !List.of("help", "generate-completion").contains(name)); // picocli's own
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("commands")
  @ValueSource(strings = "")
  void breaksNoWordOfTheHelpAndPrintsEachExampleOnALineOfEightyColumns(String command) {
    assertThat(run((command + " --help").strip().split(" "))).isZero();
    assertThat(out.toString().lines())
        .noneMatch(line -> line.matches(".*([a-z]/|[a-z]-|\\./labeldrop)"))
        .noneMatch(line -> line.matches(" +/.*"))
        .noneMatch(line -> line.chars().anyMatch(each -> each >= 0xe000 && each < 0xf900))
        .allMatch(line -> line.length() <= 80);
    assertThat(out.toString().replaceFirst("(?s).*Examples:\\R", "").lines())
        .allMatch(line -> line.startsWith("  ") || line.isBlank());
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "--max-changes-bytes, 0",
    "--max-changes-bytes, 5242881",
    "--update-timeout-minutes, 0",
    "--update-timeout-minutes, 1441"
  })
  void namesTheOptionThatIsOutOfItsRange(String option, String value) throws IOException {
    assertThat(run("run", option, value, write("a.jsonl", GOOD).toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains(option + ": " + value + " is not a whole number from 1 to ");
  }

  @Test
  void runsOnlyWhatADropFolderTakes() throws IOException {
    assertThat(run("run", write("a.txt", GOOD).toString())).isEqualTo(2);
    assertThat(err.toString()).contains("files that end in .jsonl or .manifest");
  }

  @Test
  void tellsToDecompressWhatIsCompressed() throws IOException {
    assertThat(run("run", write("a.jsonl.gz", "").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("Decompress it").doesNotContain("Rename");
  }

  @Test
  void runsAFileToItsNoticeAndCopiesItsRun() throws IOException {
    Path file = write("a.jsonl", GOOD);
    Path runs = folder.resolve("runs");
    assertThat(run("run", "--out", runs.toString(), file.toString())).as("%s", err).isZero();
    assertThat(out.toString()).startsWith("UPDATE_COMPLETE: a.jsonl, 1 of 1 line applied\n");
    try (var copied = Files.walk(runs)) {
      assertThat(copied.filter(Files::isRegularFile).map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "plan.json", "queue.json", "report.json", "report.html", "notice.txt", "notice.json");
    }
  }

  @Test
  void failsWhereTheUpdateFails() throws IOException {
    Path file = write("a.jsonl", GOOD);
    String runs = folder.resolve("runs").toString();
    assertThat(run("run", "--fail-lines", "1.jpg", "--out", runs, file.toString())).isEqualTo(1);
    assertThat(out.toString()).startsWith("UPDATE_FAILED: a.jsonl, 0 of 1 line applied\n");
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private int run(String... arguments) {
    CommandLine line = Main.commandLine(new StandardStreams(InputStream.nullInputStream(), false));
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }
}
