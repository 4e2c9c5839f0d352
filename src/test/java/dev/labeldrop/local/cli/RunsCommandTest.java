package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.dataset.DatasetType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunsCommandTest {

  @TempDir private Path folder = Path.of("");

  private StackCli twoRuns() throws IOException, InterruptedException {
    StackCli cli = new StackCli(folder);
    cli.dataset("flowers", DatasetType.TRAIN);
    cli.dataset("trees", DatasetType.TEST);
    cli.put("incoming/flowers/train/a.jsonl", Cli.lines(2));
    cli.put("incoming/trees/test/b.jsonl", Cli.good(1) + Cli.BAD);
    return cli;
  }

  @Test
  void listsTheLatestFirst() throws IOException, InterruptedException {
    try (StackCli cli = twoRuns()) {
      assertThat(cli.run("runs")).as(cli.err()).isZero();
      List<String> lines = cli.out().lines().toList();
      assertThat(lines).hasSize(3);
      assertThat(lines.get(0)).startsWith("when ").endsWith("  file");
      assertThat(lines.get(1)).contains("  trees/test  ", "  REJECTED  ", "  b.jsonl");
      assertThat(lines.get(2)).containsPattern("flowers/train +COMPLETE +2 +0 +0 ");
    }
  }

  @Test
  void givesProgramsAllOfIt() throws IOException, InterruptedException {
    try (StackCli cli = twoRuns()) {
      assertThat(cli.run("runs", "--format", "json")).isZero();
      assertThat(cli.json()).isInstanceOf(List.class);
      Map<?, ?> first = (Map<?, ?>) ((List<?>) cli.json()).getFirst();
      assertThat(first.get("outcome")).isEqualTo("REJECTED");
      assertThat(first.get("total")).isEqualTo(2);
      assertThat(first.get("rejected")).isEqualTo(1);
    }
  }

  @Test
  void listsOnlyWhatIsAskedFor() throws IOException, InterruptedException {
    try (StackCli cli = twoRuns()) {
      cli.run("runs", "--dataset", "flowers/train");
      assertThat(cli.out().lines()).hasSize(2);
      cli.run("runs", "--outcome", "rejected");
      assertThat(cli.out().lines()).hasSize(2);
      cli.run("runs", "--limit", "1");
      assertThat(cli.out().lines()).hasSize(2);
      cli.run("runs", "--since", "2000-01-01");
      assertThat(cli.out().lines()).hasSize(3);
      cli.run("runs", "--since", "2999-01-01T00:00:00Z");
      assertThat(cli.out()).isEqualTo("There are no such runs.\n");
      assertThat(cli.run("runs", "--dataset", "flower/train")).isEqualTo(2);
      assertThat(cli.err())
          .contains("has no runs for dataset 'flower/train'. There is: flowers/train.");
      assertThat(cli.run("runs", "--outcome", "complet")).isEqualTo(2);
      assertThat(cli.err()).contains("--outcome: 'complet' is no outcome. There are: COMPLETE, ");
    }
  }

  @Test
  void doesNotTakeTheFolderOfBackfillsForARun() throws IOException, InterruptedException {
    try (StackCli cli = twoRuns()) {
      cli.start("runs/backfills/x/manifest.json", "{}");
      assertThat(cli.run("show", "backfill")).isEqualTo(2);
      assertThat(cli.err()).contains("There are: ").doesNotContain("backfills");
    }
  }

  @Test
  void saysWhatATimeIs() throws IOException, InterruptedException {
    try (StackCli cli = new StackCli(folder)) {
      assertThat(cli.run("runs", "--since", "yesterday")).isEqualTo(2);
      assertThat(cli.err()).contains("'yesterday' is no time. Write 7d");
    }
  }

  @Test
  void showsANoticeAndCopiesTheRun() throws IOException, InterruptedException {
    try (StackCli cli = twoRuns()) {
      String run = cli.run();
      assertThat(cli.run("show", run, "--download", folder.resolve("out").toString())).isZero();
      assertThat(cli.out()).startsWith("UPDATE_FAILED: b.jsonl, 0 of 2 lines applied\n");
      try (var copied = Files.list(folder.resolve("out").resolve(run))) {
        assertThat(copied)
            .extracting(path -> path.getFileName().toString())
            .contains("report.html", "notice.txt", "rejected.jsonl");
      }
      assertThat(cli.run("show", run, "--format", "json")).isZero();
      assertThat(((Map<?, ?>) cli.json()).get("runId")).isEqualTo(run);
    }
  }

  @Test
  void namesTheRunsThatAreNearToOneThatIsNotThere() throws IOException, InterruptedException {
    try (StackCli cli = twoRuns()) {
      assertThat(cli.run("show", "b")).isEqualTo(2);
      assertThat(cli.err())
          .startsWith("labeldrop: There is no run 'b' in the stack labeldrop-local. There are: b-");
      assertThat(cli.run("follow", "../x")).isEqualTo(2);
      assertThat(cli.err()).contains("There is no run '../x'");
    }
  }
}
