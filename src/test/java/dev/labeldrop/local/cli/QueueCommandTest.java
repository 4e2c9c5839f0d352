package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.dataset.DatasetType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QueueCommandTest {

  @TempDir private Path folder = Path.of("");

  /** A stack whose dataset flowers/train has had a run and is paused, and two runs that wait. */
  private StackCli paused() throws IOException, InterruptedException {
    StackCli cli = new StackCli(folder);
    cli.dataset("flowers", DatasetType.TRAIN);
    cli.put("incoming/flowers/train/a.jsonl", Cli.good(1));
    assertThat(cli.run("pause", "flowers/train", "--why", "a check", "--by", "anna")).isZero();
    assertThat(cli.out()).contains("flowers/train is paused.", "./labeldrop resume flowers/train");
    cli.start("incoming/flowers/train/b.jsonl", Cli.good(2));
    cli.until(() -> cli.settled(2));
    cli.start("incoming/flowers/train/c.jsonl", Cli.good(3));
    cli.until(() -> cli.settled(3));
    return cli;
  }

  @Test
  void showsWhoWaitsForAPausedDatasetAndLetsThemGoWhenItIsResumed()
      throws IOException, InterruptedException {
    try (StackCli cli = paused()) {
      assertThat(cli.run("queue")).as(cli.err()).isZero();
      List<String> lines = cli.out().lines().toList();
      assertThat(lines.get(0)).isEqualTo("flowers/train");
      assertThat(lines.get(1)).startsWith("  paused since ").endsWith(" by anna: a check");
      assertThat(lines.get(3)).startsWith("  1      b-").endsWith("  waits");
      assertThat(lines.get(4)).startsWith("  2      c-").endsWith("  waits");
      assertThat(cli.run("show", cli.run())).isZero();
      assertThat(cli.out())
          .contains("waiting for the dataset's turn (flowers/train is paused since ")
          .contains(" by anna: a check");

      assertThat(cli.run("resume", "flowers/train")).isZero();
      assertThat(cli.out()).isEqualTo("flowers/train is no longer paused.\n");
      cli.stack.awaitQuiet();
      assertThat(cli.run("runs", "--outcome", "complete")).isZero();
      assertThat(cli.out().lines()).hasSize(4);
      assertThat(cli.run("queue")).isZero();
      assertThat(cli.out())
          .isEqualTo("No run has a turn or waits for one, and no dataset is paused.\n");
    }
  }

  @Test
  void saysWhoPausedItBefore() throws IOException, InterruptedException {
    try (StackCli cli = paused()) {
      assertThat(cli.run("pause", "flowers/train", "--why", "b", "--by", "bob")).isZero();
      assertThat(cli.out())
          .contains(
              "was paused already, since ",
              " by anna: a check\nTo end that: ./labeldrop resume flowers/train --local");
    }
  }

  /** S3 stores the file a moment later than the time that is in it. */
  @Test
  void tellsTheTimeOfAPauseThatIsInItsFile() throws IOException, InterruptedException {
    try (StackCli cli = paused()) {
      String pause = "{\"why\":\"w\",\"by\":\"b\",\"since\":\"2026-01-02T03:04:05Z\"}";
      cli.start(cli.pauseKey("flowers"), pause);
      assertThat(cli.run("queue")).isZero();
      assertThat(cli.out()).contains("paused since 2026-01-02 03:04:05Z by b: w");
      assertThat(cli.run("pause", "flowers/train", "--why", "again")).isZero();
      assertThat(cli.out()).contains("since 2026-01-02 03:04:05Z by b: w");
      cli.start(cli.pauseKey("flowers"), "by hand");
      assertThat(cli.run("queue")).isZero();
      assertThat(cli.out()).contains("paused since 2").doesNotContain("since 1970", "2026-01-02");
    }
  }

  @Test
  void givesProgramsAllOfIt() throws IOException, InterruptedException {
    try (StackCli cli = paused()) {
      assertThat(cli.run("queue", "flowers/train", "--format", "json")).isZero();
      Map<?, ?> line = (Map<?, ?>) ((List<?>) cli.json()).getFirst();
      assertThat(line.get("dataset")).isEqualTo("flowers/train");
      assertThat(line.get("turn")).isNull();
      assertThat((List<?>) line.get("waiting")).hasSize(2);
    }
  }

  @Test
  void endsAWaitingRunThatIsStoppedWithANoticeThatSaysWhy()
      throws IOException, InterruptedException {
    try (StackCli cli = paused()) {
      String run = cli.run();
      assertThat(cli.run("stop", run, "--why", "wrong file", "--by", "anna")).isZero();
      assertThat(cli.out()).startsWith(run + " waited for its turn and ends.");
      assertThat(cli.run("follow", run)).isEqualTo(1);
      assertThat(cli.out())
          .startsWith("UPDATE_FAILED: c.jsonl, 0 of 1 line applied")
          .contains(
              "ERROR_RUN_STOPPED  anna stopped the run at ",
              ": wrong file. Nothing of the file was sent.\n")
          .doesNotContain("undo.jsonl", "when it is fixed");
      assertThat(cli.run("undo", run)).isEqualTo(2);
      assertThat(cli.err()).contains("has nothing to bring back: it sent nothing.");
      assertThat(cli.run("queue")).isZero();
      assertThat(cli.out()).contains("  1      b-").doesNotContain(run);
      assertThat(cli.run("stop", run, "--why", "again")).isEqualTo(2);
      assertThat(cli.err()).contains("The run " + run + " is over: FAILED.");
      cli.run("resume", "flowers/train");
      cli.stack.awaitQuiet();
    }
  }

  @Test
  void showsWhatTheRunDoesThatHasTheTurn() throws IOException, InterruptedException {
    try (StackCli cli = new StackCli(folder)) {
      cli.dataset("flowers", DatasetType.TRAIN);
      cli.stack.rekognition().faults().busyNext(1_000);
      cli.start("incoming/flowers/train/a.jsonl", Cli.good(1));
      cli.until(() -> cli.settled(1));
      cli.start("incoming/flowers/train/b.jsonl", Cli.good(2));
      cli.until(() -> cli.settled(2));
      assertThat(cli.run("queue", "flowers/train")).as(cli.err()).isZero();
      List<String> lines = cli.out().lines().toList();
      assertThat(lines.get(2)).startsWith("  turn   a-");
      assertThat(lines.get(3)).startsWith("  1      b-");
    }
  }

  @Test
  void namesTheDatasetsThatAreNearToOneThatIsNotThere() throws IOException, InterruptedException {
    try (StackCli cli = new StackCli(folder)) {
      assertThat(cli.run("queue", "flowers/train")).isEqualTo(2);
      assertThat(cli.err()).contains("It has had no runs yet.");
      cli.dataset("flowers", DatasetType.TRAIN);
      cli.put("incoming/flowers/train/a.jsonl", Cli.good(1));
      assertThat(cli.run("pause", "flower/train", "--why", "x")).isEqualTo(2);
      assertThat(cli.err())
          .contains("has no runs for dataset 'flower/train'. There is: flowers/train.");
    }
  }
}
