package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.local.PlainJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckJsonTest {

  @TempDir private Path folder = Path.of("");

  private final Cli cli = new Cli();

  @Test
  void isOneObjectForAllFiles() throws IOException {
    Path file = Files.writeString(folder.resolve("a.jsonl"), Cli.good(1) + Cli.BAD);
    Path missing = folder.resolve("b.jsonl");
    assertThat(cli.run("check", "--format", "json", file.toString(), missing.toString()))
        .isEqualTo(2);
    Object expected =
        PlainJson.parse(
            """
            {"version": 1, "exitCode": 2, "onInvalid": "REJECT", "files": [
              {"file": "FILE", "unreadable": null, "compressed": false,
               "lines": {"total": 2, "valid": 1, "rejected": 1},
               "drop": {"refused": true, "reason": "1 of its 2 lines cannot be sent",
                        "lines": 0, "rejected": 0, "updates": 0},
               "problems": [
                 {"line": 2, "column": 40, "path": null, "code": "ERROR_INVALID_JSON_LINE",
                  "severity": "ERROR", "message": "MESSAGE",
                  "sourceRef": "s3://acme-photos/2.jpg", "fixable": "SAFE"}],
               "problemsNotShown": 0,
               "problemCount": {"ERROR": 1, "WARNING": 0},
               "codes": [
                 {"code": "ERROR_INVALID_JSON_LINE", "severity": "ERROR", "count": 1,
                  "meaning": "The line is not one complete JSON object.",
                  "remedy": "Write one JSON object on the line, with nothing before or after it."}],
               "statistics": {
                 "labels": [{"label": "pallet", "images": 1, "boxes": 0}],
                 "moreLabels": false, "imagesByBoxes": [ZEROS], "unlabelledImages": 0},
               "images": null},
              {"file": "GONE", "unreadable": "there is no such file."}]}
            """
                .replace("FILE", file.toString())
                .replace("GONE", missing.toString())
                .replace("ZEROS", "0,".repeat(51) + "0")
                .replace("MESSAGE", message()));
    assertThat(PlainJson.parse(cli.out())).isEqualTo(expected);
  }

  @Test
  void saysWhatSkipWouldSend() throws IOException {
    Path file = Files.writeString(folder.resolve("a.jsonl"), Cli.good(1) + Cli.BAD);
    cli.run("check", "--format", "json", "--on-invalid", "skip", file.toString());
    assertThat(cli.at("files", 0, "drop"))
        .isEqualTo(
            PlainJson.parse(
                """
                {"refused": false, "reason": null, "lines": 1, "rejected": 1, "updates": 1}
                """));
  }

  @Test
  void saysHowManyProblemsAreNotShown() throws IOException {
    Path file = Files.writeString(folder.resolve("a.jsonl"), Cli.BAD.repeat(5));
    cli.run("check", "--format", "json", "--max-problems", "2", file.toString());
    assertThat(cli.at("files", 0, "problemsNotShown")).isEqualTo(3);
    assertThat((List<?>) cli.at("files", 0, "problems")).hasSize(2);
  }

  @Test
  void hasTooManyUpdatesAmongTheProblemsAndTheCodes() throws IOException {
    Path file = Files.writeString(folder.resolve("a.jsonl"), Cli.lines(501));
    String limit = "--max-changes-bytes=" + Cli.ONE_LINE;
    assertThat(cli.run("check", "--format", "json", limit, file.toString())).isEqualTo(1);
    assertThat(cli.at("files", 0, "problems", 0, "code")).isEqualTo("ERROR_TOO_MANY_CHUNKS");
    assertThat(cli.at("files", 0, "problemCount", "ERROR")).isEqualTo(1);
    assertThat(cli.at("files", 0, "codes", 0, "code")).isEqualTo("ERROR_TOO_MANY_CHUNKS");
    assertThat(cli.at("files", 0, "drop", "refused")).isEqualTo(true);
  }

  private String message() throws IOException {
    String message = (String) cli.at("files", 0, "problems", 0, "message");
    assertThat(message).startsWith("Expected a key in double quotes");
    return message.replace("\"", "\\\"");
  }
}
