package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.local.PlainJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlanCommandTest {

  /** Of one good line with its line feed, in bytes. */
  private static final int LINE = Cli.good(1).length();

  @TempDir private Path folder = Path.of("");

  private final Cli cli = new Cli();

  @Test
  void printsTheChunksAndTheirTotal() throws IOException {
    String file = write(Cli.good(1) + Cli.BAD + "\n" + Cli.good(4) + Cli.good(5));
    String limit = String.valueOf(2 * LINE + 1);
    assertThat(cli.run("plan", "--on-invalid", "skip", "--max-changes-bytes", limit, file))
        .isZero();
    assertThat(cli.out().lines().map(line -> line.strip().replaceAll(" +", " ")))
        .containsExactly(
            file + ": a drop would send 3 lines in 2 updates and reject 1 line",
            "chunk lines sent bytes",
            "1 1-4 2 " + 2 * LINE,
            "2 5-5 1 " + LINE,
            "total 1-5 3 " + 3 * LINE,
            "Rejected lines, which are not sent: 1");
  }

  @Test
  void saysWhyAFileHasNoChunks() throws IOException {
    String file = write(Cli.good(1) + Cli.BAD);
    assertThat(cli.run("plan", file)).isEqualTo(1);
    assertThat(cli.out())
        .isEqualTo(
            file
                + ": a drop would be REJECTED, nothing would be sent: 1 of its 2 lines cannot be"
                + " sent\n"
                + file
                + ": note 'labeldrop check' says what is wrong with each line.\n");
  }

  @Test
  void printsWhatIsWrongWithTheWholeFile() throws IOException {
    String file = write("");
    assertThat(cli.run("plan", file)).isEqualTo(1);
    assertThat(cli.out())
        .contains("nothing would be sent: the file as a whole has the error ERROR_EMPTY_MANIFEST\n")
        .contains(file + ": error ERROR_EMPTY_MANIFEST The file has 0 bytes");
  }

  @Test
  void leavesItToCheckToSayWhatIsWrongOnlyWhereLinesAre() throws IOException {
    cli.run("plan", write("[\n" + Cli.good(1) + ",\n" + Cli.good(2) + ",\n]\n"));
    assertThat(cli.out())
        .contains(": error ERROR_MANIFEST_IS_JSON_ARRAY ")
        .doesNotContain("says what is wrong with each line");
  }

  @Test
  void countsEveryRejectedLine() throws IOException {
    String file = write(Cli.BAD + Cli.good(2) + Cli.BAD + Cli.good(4) + Cli.BAD);
    assertThat(cli.run("plan", "--on-invalid", "skip", file)).isZero();
    assertThat(cli.out().lines().map(line -> line.strip().replaceAll(" +", " ")))
        .contains("1 2-4 2 " + 2 * LINE, "total 2-4 2 " + 2 * LINE)
        .last()
        .isEqualTo("Rejected lines, which are not sent: 3");
  }

  @ParameterizedTest
  @CsvSource({
    "500, 0, a drop would send 500 lines in 500 updates",
    "501, 1, 'error ERROR_TOO_MANY_CHUNKS The file needs 501 updates of under '"
  })
  void refusesAFileOfTooManyUpdates(int updates, int code, String verdict) throws IOException {
    String lines =
        IntStream.range(100, 100 + updates).mapToObj(Cli::good).collect(Collectors.joining());
    String limit = String.valueOf(LINE + 3);
    assertThat(cli.run("plan", "--max-changes-bytes", limit, write(lines))).isEqualTo(code);
    assertThat(cli.out()).contains(verdict);
  }

  @Test
  void writesJson() throws IOException {
    String file = write(Cli.good(1) + Cli.BAD + Cli.good(3));
    assertThat(cli.run("plan", "--format", "json", "--on-invalid", "skip", file)).isZero();
    assertThat(PlainJson.parse(cli.out()))
        .isEqualTo(
            PlainJson.parse(
                """
                {"version": 1, "exitCode": 0, "onInvalid": "SKIP", "maxChangesBytes": 4999999,
                 "files": [
                   {"file": "FILE", "unreadable": null, "compressed": false,
                    "lines": {"total": 3, "valid": 2, "rejected": 1},
                    "drop": {"refused": false, "reason": null, "lines": 2, "rejected": 1,
                             "updates": 1},
                    "chunks": [
                      {"number": 1, "first": 0, "firstLine": 1, "lastLine": 3, "lines": 2,
                       "bytes": BYTES}],
                    "dataset": null}]}
                """
                    .replace("FILE", file)
                    .replace("BYTES", String.valueOf(2 * LINE))));
  }

  @Test
  void hasNoChunksInTheJsonOfARefusedFile() throws IOException {
    assertThat(cli.run("plan", "--format", "json", write(Cli.BAD), folder + "/b")).isEqualTo(2);
    assertThat(cli.at("files", 0, "chunks")).isEqualTo(List.of());
    assertThat(cli.at("files", 1, "unreadable")).isEqualTo("there is no such file.");
  }

  private String write(String content) throws IOException {
    return Files.writeString(folder.resolve("a.jsonl"), content).toString();
  }
}
