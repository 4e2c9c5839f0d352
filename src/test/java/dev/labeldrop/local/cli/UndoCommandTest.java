package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.dataset.DatasetType;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UndoCommandTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void bringsBackWhatARunReplaced() throws IOException, InterruptedException {
    try (StackCli cli = StackCli.changed(folder)) {
      assertThat(cli.entries())
          .isEqualTo(
              StackCli.other(Cli.good(1))
                  + StackCli.other(Cli.good(2))
                  + Cli.good(3)
                  + StackCli.other(Cli.good(4)));
      assertThat(cli.type("y\n").run("undo", cli.run())).as(cli.err()).isZero();
      assertThat(cli.err())
          .contains(
              "        2  entries would be as they were before the run\n",
              "        0  of them changed since by newer drops\n",
              "        1  entry that the run added stays: it cannot be removed\n",
              "Bring them back? [y/N] ");
      assertThat(cli.out()).startsWith("UPDATE_COMPLETE: undo-b-");
      assertThat(cli.entries())
          .isEqualTo(Cli.good(1) + Cli.good(2) + Cli.good(3) + StackCli.other(Cli.good(4)));
    }
  }

  @Test
  void countsWhatNewerDropsHaveChangedSince() throws IOException, InterruptedException {
    try (StackCli cli = StackCli.changed(folder)) {
      String run = cli.run();
      cli.put("incoming/flowers/train/c.jsonl", Cli.good(2).replace("pallet", "box"));
      assertThat(cli.type("n\n").run("undo", run)).isZero();
      assertThat(cli.err())
          .contains(
              "        1  of them changed since by newer drops: what those wrote would be lost\n")
          .endsWith("Nothing was dropped.\n");
      assertThat(cli.stack.stateMachine().executions()).hasSize(3);
    }
  }

  @Test
  void doesNotCountWhatNewerDropsHaveConfirmed() throws IOException, InterruptedException {
    try (StackCli cli = StackCli.changed(folder)) {
      String run = cli.run();
      cli.put(
          "incoming/flowers/train/c.jsonl",
          StackCli.other(Cli.good(1)) + StackCli.other(Cli.good(2)));
      assertThat(cli.type("n\n").run("undo", run)).isZero();
      assertThat(cli.err()).contains("        0  of them changed since by newer drops\n");
    }
  }

  @Test
  void saysWhyThereIsNothingToBringBack() throws IOException, InterruptedException {
    try (StackCli cli = new StackCli(folder)) {
      cli.dataset("flowers", DatasetType.TRAIN);
      cli.put("incoming/flowers/train/a.jsonl", Cli.good(1));
      assertThat(cli.run("undo", cli.run(), "--yes")).isEqualTo(2);
      assertThat(cli.err()).contains("nothing to bring back: it only added entries, 1 of them");
    }
  }
}
