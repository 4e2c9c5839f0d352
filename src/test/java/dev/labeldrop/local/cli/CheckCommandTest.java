package dev.labeldrop.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;

final class CheckCommandTest {

  @TempDir private Path folder = Path.of("");

  private final Cli cli = new Cli();

  @Test
  void printsProblemsThenTheCodesThenTheFile() throws IOException {
    String file = write("a.jsonl", Cli.good(1) + Cli.BAD + Cli.unlabelled(3));
    assertThat(cli.run("check", "--quiet", file)).isEqualTo(1);
    assertThat(cli.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith(file + ":2:40: error ERROR_INVALID_JSON_LINE "),
            line -> assertThat(line).startsWith(file + ":3: warning WARNING_UNANNOTATED_RECORD "),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "        1  error    ERROR_INVALID_JSON_LINE     The line is not one"
                            + " complete JSON object"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "        1  warning  WARNING_UNANNOTATED_RECORD  The line has a source-ref"
                            + " and no label attribute"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        file
                            + ": lines 3, valid 2, rejected 1; errors 1, warnings 1; a drop would"
                            + " be REJECTED, nothing would be sent: 1 of its 3 lines cannot be"
                            + " sent"));
    assertThat(cli.err()).isEmpty();
  }

  @Test
  void cutsTheMeaningOfACodeAtItsFirstClauseOnly() throws IOException {
    cli.run("check", "-q", write("a.jsonl", Cli.good(1).replace("/1.jpg", "/a/../1.jpg")));
    assertThat(cli.out())
        .contains(
            "  WARNING_SOURCE_REF_PATH  The source-ref's key starts with a slash, or has . or .."
                + " between slashes, as a path of a disk\n");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "spring.txt,true",
    "spring.JSONL,true",
    "jsonl,true",
    "spring.jsonl,false",
    "spring.manifest,false"
  })
  void warnsThatAFileOfThisNameWouldStartNothing(String name, boolean warns) throws IOException {
    String file = write(name, Cli.good(1));
    for (String command : new String[] {"check", "plan"}) {
      Cli each = new Cli();
      assertThat(each.run(command, file)).isZero();
      assertThat(each.err())
          .isEqualTo(
              warns
                  ? "labeldrop: "
                      + file
                      + ": a file of this name would start no run: only names that end in .jsonl"
                      + " or .manifest do. Rename it before you drop it.\n"
                  : "");
    }
  }

  @Test
  void showsThePlaceOfAProblemInItsLine() throws IOException {
    String other = Cli.good(1).replace("\"pallet\"", "\"漢字\"").replace("\"yes\"", "\"ye\"");
    cli.run("check", write("a.jsonl", Cli.good(1) + other));
    assertThat(cli.out())
        .containsSubsequence(
            "\n  |\n2 | {\"source-ref\":\"s3://acme-photos/1.jpg\",",
            "\n  |               ^^^^^^^^^^^^^^^^^^^^^^^^\n1 | {\"source-ref\"",
            "\n2 | …漢字\",\"confidence\":1,\"human-annotated\":\"ye\",",
            "\n  |                                         ^^^^\n");
  }

  @Test
  void countsWhatFixCanFix() throws IOException {
    String file = write("a.jsonl", Cli.good(1) + Cli.good(1));
    cli.run("check", file);
    assertThat(cli.out()).contains("`./labeldrop fix --diff " + file + "` would fix the problem\n");
  }

  @Test
  void namesThePathOfAValue() throws IOException {
    String file = write("a.jsonl", Cli.good(1).replace("\"yes\"", "7"));
    cli.run("check", file);
    assertThat(cli.out()).contains(" l-metadata.human-annotated is 7, ");
  }

  @ParameterizedTest(name = "{0} of {1}: {2}")
  @CsvSource({
    "REJECT, good, 0",
    "REJECT, warning, 0",
    "REJECT, good bad, 1",
    "REJECT, empty, 1",
    "skip, good bad, 1",
    "skip, bad, 1",
    "skip, array, 1",
    "skip, empty, 1"
  })
  void endsWithOneWhereAFileHasAnError(String onInvalid, String lines, int code)
      throws IOException {
    String text =
        switch (lines) {
          case "good" -> Cli.good(1);
          case "warning" -> Cli.unlabelled(1);
          case "good bad" -> Cli.good(1) + Cli.BAD;
          case "bad" -> Cli.BAD;
          case "array" -> "[\n" + Cli.good(1) + ",\n" + Cli.good(2) + "]\n";
          default -> "";
        };
    String file = write("a.jsonl", text);
    assertThat(cli.run("check", "--on-invalid", onInvalid, file)).isEqualTo(code);
    boolean sent =
        switch (lines) {
          case "good", "warning" -> true;
          case "good bad" -> onInvalid.equals("skip");
          default -> false;
        };
    assertThat(cli.out()).contains(sent ? "a drop would send 1 line in 1 update" : "REJECTED");
  }

  @Test
  void printsAPageForPeople() throws IOException {
    String file = write("a.jsonl", Cli.good(1) + Cli.BAD);
    assertThat(cli.run("check", "--format", "html", file, file + ".gone")).isEqualTo(2);
    assertThat(cli.out()).startsWith("<!doctype html>").contains("ERROR_INVALID_JSON_LINE");
    assertThat(cli.err()).contains("a.jsonl.gone: ");
  }

  @Test
  void countsTooManyUpdatesAsAnErrorOfTheFile() throws IOException {
    String file = write("a.jsonl", Cli.lines(501));
    assertThat(cli.run("check", "--max-changes-bytes", Cli.ONE_LINE, file)).isEqualTo(1);
    assertThat(cli.out().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .isEqualTo(
                        file
                            + ": error ERROR_TOO_MANY_CHUNKS The file needs 501 updates of under "
                            + Cli.ONE_LINE
                            + " bytes, and a run can follow 500. Raise the stack parameter"
                            + " MaxChangesBytes, or drop the file in parts."),
            line -> assertThat(line).startsWith("        1  error    ERROR_TOO_MANY_CHUNKS  "),
            line ->
                assertThat(line)
                    .isEqualTo(
                        file
                            + ": lines 501, valid 501, rejected 0; errors 1, warnings 0; a drop"
                            + " would be REJECTED, nothing would be sent: the file as a whole"
                            + " has the error ERROR_TOO_MANY_CHUNKS"));
  }

  @Test
  void findsNothingWrongWithTheMostUpdates() throws IOException {
    String file = write("a.jsonl", Cli.lines(500));
    assertThat(cli.run("check", "--max-changes-bytes", Cli.ONE_LINE, file)).isZero();
    assertThat(cli.out()).contains("a drop would send 500 lines in 500 updates");
  }

  @Test
  void saysHowManyLinesWouldBeRejected() throws IOException {
    cli.run("check", "--on-invalid", "SKIP", write("a.jsonl", Cli.good(1) + Cli.BAD));
    assertThat(cli.out()).contains("a drop would send 1 line in 1 update and reject 1 line\n");
  }

  @ParameterizedTest(name = "--max-problems {0}: {1} shown, {2} not")
  @CsvSource({"0, 0, 6", "1, 1, 5", "4, 4, 2", "6, 6, 0", "7, 6, 0"})
  void showsSoManyProblemsAndCountsAll(int most, int shown, int notShown) throws IOException {
    String text = Cli.BAD.repeat(4) + Cli.unlabelled(1) + Cli.unlabelled(3);
    String file = write("a.jsonl", text);
    cli.run("check", "--max-problems", String.valueOf(most), file);
    assertThat(cli.out().lines().filter(line -> line.startsWith(file + ":") && line.contains("_")))
        .hasSize(shown);
    if (notShown == 0) {
      assertThat(cli.out()).doesNotContain("not shown");
    } else {
      assertThat(cli.out()).contains(file + ": note " + notShown + " problem");
    }
    assertThat(cli.out()).contains("        4  error    ERROR_INVALID_JSON_LINE");
  }

  @Test
  void showsAHundredProblemsUnlessToldOtherwise() throws IOException {
    cli.run("check", write("a.jsonl", Cli.BAD.repeat(101) + Cli.good(1).repeat(102)));
    assertThat(cli.out()).contains("note 102 problems not shown", "101  error    ERROR_INV");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1000001"})
  void refusesANumberOfProblemsOutOfItsRange(String number) throws IOException {
    String file = write("a.jsonl", Cli.good(1));
    assertThat(cli.run("check", "--max-problems", number, file)).isEqualTo(2);
    assertThat(cli.err()).contains("--max-problems: " + number + " is not a whole number from 0");
  }

  @Test
  void takesNoOtherFormat() throws IOException {
    assertThat(cli.run("check", "--format", "xml", write("a.jsonl", Cli.good(1)))).isEqualTo(2);
    assertThat(cli.err()).contains("--format", "'xml'");
  }

  @Test
  void namesTheFileInTheCommandsThatItProposes() throws IOException {
    String array = "[" + Cli.good(1).strip() + "," + Cli.good(2).strip() + "]\n";
    String file = write("array.jsonl", array);
    assertThat(cli.run("check", file)).isEqualTo(1);
    assertThat(cli.out())
        .contains("jq -c '.[]' " + file + ", or ./labeldrop fix " + file + ".")
        .doesNotContain("FILE");
    Cli piped = new Cli().in(array.getBytes(UTF_8));
    assertThat(piped.run("check", "-")).isEqualTo(1);
    assertThat(piped.out()).contains("jq -c '.[]' -, or ./labeldrop fix -.");
  }

  @Test
  void readsStandardInput() {
    assertThat(cli.in((Cli.good(1) + Cli.BAD).getBytes(UTF_8)).run("check", "-")).isEqualTo(1);
    assertThat(cli.out()).contains("<stdin>:2:40: error ", "<stdin>: lines 2, valid 1");
  }

  @Test
  void checksWhatIsCompressedAndSaysThatADropOfItWouldBeRejected() throws IOException {
    Path file = folder.resolve("a.jsonl.gz");
    Files.write(file, gzip(Cli.good(1) + Cli.BAD));
    assertThat(cli.run("check", "--on-invalid", "skip", file.toString())).isEqualTo(1);
    assertThat(cli.out())
        .contains(
            file + ": error ERROR_MANIFEST_IS_COMPRESSED The file is compressed with gzip",
            file + ":2:40: error ",
            file + ": note It is compressed with gzip",
            file + ": lines 2, valid 1, rejected 1; errors 2, ",
            "a drop would be REJECTED, nothing would be sent: the file as a whole has the error"
                + " ERROR_MANIFEST_IS_COMPRESSED")
        .doesNotContain("a drop would send");
  }

  @Test
  void checksWhatIsCompressedOnStandardInput() throws IOException {
    assertThat(cli.in(gzip(Cli.good(1))).run("check", "-")).isEqualTo(1);
    assertThat(cli.out())
        .contains(
            "<stdin>: error ERROR_MANIFEST_IS_COMPRESSED ",
            "<stdin>: lines 1, valid 1, rejected 0; errors 1, ");
  }

  @Test
  void plansNoDropOfWhatIsCompressed() throws IOException {
    Path file = folder.resolve("a.jsonl");
    Files.write(file, gzip(Cli.good(1)));
    assertThat(cli.run("plan", file.toString())).isEqualTo(1);
    assertThat(cli.out())
        .contains("a drop would be REJECTED", file + ": error ERROR_MANIFEST_IS_COMPRESSED ")
        .doesNotContain("a drop would send");
  }

  @Test
  void saysThatGzipDataIsCutOff() throws IOException {
    byte[] whole = gzip(Cli.good(1));
    Path file = folder.resolve("a.gz");
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 9));
    assertThat(cli.run("check", file.toString())).isEqualTo(2);
    assertThat(cli.err()).contains(file + ": its gzip data is broken or cut off (");
    assertThat(cli.out()).isEmpty();
  }

  @Test
  void sumsUpSeveralFilesAndTheirCodes() throws IOException {
    String good = write("a.jsonl", Cli.good(1));
    String bad = write("b.jsonl", Cli.good(1) + Cli.BAD);
    String worse = write("c.jsonl", Cli.BAD + Cli.BAD);
    String missing = folder.resolve("d.jsonl").toString();
    assertThat(cli.run("check", good, bad, worse, missing, folder.toString())).isEqualTo(2);
    assertThat(cli.out())
        .contains("        3  error    ERROR_INVALID_JSON_LINE")
        .endsWith(
            "\n5 files: 1 would be sent, 2 rejected, 2 not read; lines 5, valid 2, rejected 3\n");
    assertThat(cli.err())
        .isEqualTo(
            missing
                + ": there is no such file.\n"
                + folder
                + ": it is a folder. Name its files, as in '"
                + folder
                + "/**/*.{jsonl,manifest}'.\n");
  }

  @Test
  void findsBothKindsOfFilesWithThePatternThatItNamesForAFolder() throws IOException {
    write("a.jsonl", Cli.good(1));
    write("b.manifest", Cli.good(1));
    write("c.txt", "");
    assertThat(cli.run("check", folder + "/**/*.{jsonl,manifest}")).isZero();
    assertThat(cli.out()).contains("\n2 files: 2 would be sent");
  }

  @Test
  void saysHowToReadAnObjectInS3() {
    assertThat(cli.run("check", "s3://b/k[1].jsonl")).isEqualTo(2);
    assertThat(cli.err())
        .isEqualTo(
            "s3://b/k[1].jsonl: it is in S3. Try: aws s3 cp s3://b/k[1].jsonl - | ./labeldrop check"
                + " -.\n");
  }

  @Test
  void expandsPatternsAndTakesEachFileOnce() throws IOException {
    String first = write("a.jsonl", Cli.good(1));
    String second = write("b.jsonl", Cli.good(1));
    assertThat(cli.run("check", second, folder + "/*.jsonl", folder + "/**/a.*")).isZero();
    assertThat(cli.out().lines().filter(line -> line.contains(": lines 1,")))
        .satisfiesExactly(
            line -> assertThat(line).startsWith(second),
            line -> assertThat(line).startsWith(first));
  }

  @Test
  void takesAFileWhoseNameLooksLikeAPattern() throws IOException {
    String file = write("a[1].jsonl", Cli.good(1));
    assertThat(cli.run("check", file)).isZero();
    assertThat(cli.out()).contains(file + ": lines 1");
  }

  @ParameterizedTest
  @CsvSource({"*.nothing, no file matches it", "a[.jsonl, Missing ']", "none/*, no file matches"})
  void refusesAPatternThatIsNoneOrMatchesNothing(String pattern, String reason) throws IOException {
    String good = write("a.jsonl", Cli.good(1));
    assertThat(cli.run("check", good, folder + "/" + pattern)).isEqualTo(2);
    assertThat(cli.err())
        .startsWith("labeldrop: " + folder + "/" + pattern + ": ")
        .contains(reason);
    assertThat(cli.out()).isEmpty();
  }

  @Test
  void coloursSeveritiesOnlyWhereTheTerminalTakesColours() throws IOException {
    String file = write("a.jsonl", Cli.BAD + Cli.unlabelled(1));
    cli.ansi(Ansi.ON).run("check", file);
    assertThat(cli.out())
        .contains("\u001b[31merror\u001b[39m", "\u001b[33mwarning\u001b[39m", "\u001b[1m" + file);
    Cli plain = new Cli();
    plain.run("check", file);
    assertThat(plain.out()).doesNotContain("\u001b");
  }

  @Test
  void endsWithTwoWhereNobodyTakesTheOutput() throws IOException {
    OutputStream closed = OutputStream.nullOutputStream();
    closed.close();
    String file = write("a.jsonl", Cli.good(1));
    assertThat(cli.run(new PrintWriter(closed, true, UTF_8), "check", file)).isEqualTo(2);
    assertThat(cli.err()).isEmpty();
  }

  @Test
  void documentsItsExitCodesAndExamples() {
    assertThat(cli.run("check", "--help")).isZero();
    assertThat(cli.out()).contains("Exit codes:", "  0 ", "  1 ", "  2 ", "Examples:", "| ./label");
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private String write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }
}
