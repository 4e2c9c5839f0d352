package dev.labeldrop.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.local.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DropCommandTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void dropsAFileAndFollowsItToItsNotice() throws IOException {
    try (StackCli cli = new StackCli(folder)) {
      Path file = cli.write("a.jsonl", Cli.lines(3));

      int code = cli.run("drop", file.toString(), "--project", "flowers", "--type", "train");

      assertThat(code).as(cli.err()).isZero();
      assertThat(cli.out()).startsWith("UPDATE_COMPLETE: a.jsonl, 3 of 3 lines applied\n");
      assertThat(cli.err().lines())
          .startsWith("uploading a.jsonl, " + Cli.lines(3).length() + " bytes");
      assertThat(cli.run("follow", cli.run())).isZero();
      assertThat(cli.out()).startsWith("UPDATE_COMPLETE: a.jsonl, 3 of 3 lines applied\n");
    }
  }

  @Test
  void uploadsNothingIfTheStackWouldRejectOneOfTheFiles() throws IOException {
    try (StackCli cli = new StackCli(folder)) {
      Path good = cli.write("a.jsonl", Cli.good(1));
      Path bad = cli.write("b.jsonl", Cli.good(1) + Cli.BAD);

      int code =
          cli.run(
              "drop", good.toString(), bad.toString(), "--project", "flowers", "--type", "train");

      assertThat(code).isEqualTo(1);
      assertThat(cli.err()).contains("b.jsonl:2:").endsWith("labeldrop: nothing was uploaded.\n");
      assertThat(cli.stack.stateMachine().executions()).isEmpty();
    }
  }

  @Test
  void uploadsNothingThatIsCompressed() throws IOException {
    try (StackCli cli = new StackCli(folder)) {
      Path file = folder.resolve("a.jsonl");
      try (var gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
        gzip.write(Cli.good(1).getBytes(UTF_8));
      }

      assertThat(cli.run("drop", file.toString(), "--project", "flowers", "--type", "train"))
          .isEqualTo(1);
      assertThat(cli.err())
          .contains("a.jsonl: error ERROR_MANIFEST_IS_COMPRESSED ", "drop what is inside.")
          .endsWith("labeldrop: nothing was uploaded.\n");
      assertThat(cli.stack.stateMachine().executions()).isEmpty();
    }
  }

  @Test
  void dropsWhatTheStackWouldSkipTheBadLinesOf() throws IOException {
    try (StackCli cli = new StackCli(folder, Map.of("ON_INVALID_LINE", "SKIP"))) {
      Path bad = cli.write("b.jsonl", Cli.good(1) + Cli.BAD);

      int code = cli.run("drop", bad.toString(), "--project", "flowers", "--type", "train");

      assertThat(code).as(cli.err()).isZero();
      assertThat(cli.out()).startsWith("UPDATE_COMPLETE: b.jsonl, 1 of 2 lines applied\n");
      assertThat(cli.err()).contains("b.jsonl:2:");
    }
  }

  @Test
  void printsTheIdsOfRunsThatItDoesNotFollow() throws IOException, InterruptedException {
    try (StackCli cli = new StackCli(folder)) {
      Path file = cli.write("a.jsonl", Cli.good(1));

      int code =
          cli.run("drop", file.toString(), "--project", "flowers", "--type", "test", "--detach");

      assertThat(code).as(cli.err()).isZero();
      assertThat(cli.out()).isEqualTo(cli.run() + "\n");
      cli.stack.awaitQuiet();
    }
  }

  @Test
  void endsWithOneIfTheUpdateFails() throws IOException {
    try (StackCli cli = new StackCli(folder)) {
      cli.stack.rekognition().faults().failUpdatesWith(_ -> true);
      Path file = cli.write("a.jsonl", Cli.good(1));

      assertThat(cli.run("drop", file.toString(), "--project", "flowers", "--type", "train"))
          .isEqualTo(1);
      assertThat(cli.out()).startsWith("UPDATE_FAILED: a.jsonl, 0 of 1 line applied\n");
    }
  }

  @Test
  void findsTheRunOfASecondDropOfTheSameFile() throws IOException {
    try (StackCli cli = new StackCli(folder)) {
      String file = cli.write("a.jsonl", Cli.good(1)).toString();
      List<String> drop = List.of("drop", file, "--project", "flowers", "--type", "train");
      assertThat(cli.run(drop.toArray(String[]::new))).isZero();
      String first = cli.run();

      assertThat(cli.run(drop.toArray(String[]::new))).as(cli.err()).isZero();

      assertThat(cli.run()).isNotEqualTo(first);
      assertThat(cli.out()).contains(cli.run()).contains("1 unchanged");
    }
  }

  @Test
  void saysWhatBelongsTogether() throws IOException {
    try (StackCli cli = new StackCli(folder)) {
      String file = cli.write("a.jsonl", Cli.good(1)).toString();
      assertThat(cli.run("drop", file, "--project", "flowers")).isEqualTo(2);
      assertThat(cli.err()).contains("--project and --type go together. Add --type");
      assertThat(cli.run("drop", file)).isEqualTo(2);
      assertThat(cli.err()).contains(LocalStack.NAME + " has no dataset of its own");
      assertThat(cli.runAlone("drop", file, "--project", "flowers", "--type", "train"))
          .isEqualTo(2);
      assertThat(cli.err()).contains("--stack").contains("--local");
    }
  }
}
