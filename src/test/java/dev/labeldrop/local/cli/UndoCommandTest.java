package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.dataset.DatasetType;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UndoCommandTest {

  @TempDir private Path folder = Path.of("");

  private static String other(String line) {
    return line.replace("pallet", "crate");
  }

  /** A stack where the latest run replaced two lines of three and added one. */
  private StackCli changed() throws IOException, InterruptedException {
    StackCli cli = new StackCli(folder);
    cli.dataset("flowers", DatasetType.TRAIN);
    cli.put("incoming/flowers/train/a.jsonl", Cli.good(1) + Cli.good(2) + Cli.good(3));
    cli.put(
        "incoming/flowers/train/b.jsonl",
        other(Cli.good(1)) + other(Cli.good(2)) + other(Cli.good(4)));
    return cli;
  }

  private String entries(StackCli cli) {
    assertThat(cli.run("entries", "--project", "flowers", "--type", "train")).isZero();
    return String.join("\n", cli.out().lines().sorted().toList()) + "\n";
  }

  @Test
  void bringsBackWhatARunReplaced() throws IOException, InterruptedException {
    try (StackCli cli = changed()) {
      assertThat(entries(cli))
          .isEqualTo(other(Cli.good(1)) + other(Cli.good(2)) + Cli.good(3) + other(Cli.good(4)));
      assertThat(cli.type("y\n").run("undo", cli.run())).as(cli.err()).isZero();
      assertThat(cli.err())
          .contains(
              "        2  entries would be as they were before the run\n",
              "        0  of them changed since by newer drops\n",
              "        1  entry that the run added stays: it cannot be removed\n",
              "Bring them back? [y/N] ");
      assertThat(cli.out()).startsWith("UPDATE_COMPLETE: undo-b-");
      assertThat(entries(cli))
          .isEqualTo(Cli.good(1) + Cli.good(2) + Cli.good(3) + other(Cli.good(4)));
    }
  }

  @Test
  void countsWhatNewerDropsHaveChangedSince() throws IOException, InterruptedException {
    try (StackCli cli = changed()) {
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
    try (StackCli cli = changed()) {
      String run = cli.run();
      cli.put("incoming/flowers/train/c.jsonl", other(Cli.good(1)) + other(Cli.good(2)));
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
