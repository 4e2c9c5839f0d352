package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.dataset.DatasetType;
import dev.labeldrop.image.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

final class RedropCommandTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void asksIfNewerDropsHaveChangedEntriesSince() throws IOException, InterruptedException {
    try (StackCli cli = StackCli.changed(folder)) {
      String run = cli.stack.stateMachine().executions().getFirst().name();
      assertThat(cli.type("n\n").run("redrop", run)).as(cli.err()).isZero();
      assertThat(cli.err())
          .contains(
              "Newer drops have changed 2 entries of this file since: what they wrote would be"
                  + " lost.\n",
              "Drop it again? [y/N] ")
          .endsWith("Nothing was dropped.\n");
      assertThat(cli.stack.stateMachine().executions()).hasSize(2);
      assertThat(cli.type("").run("redrop", run, "--yes")).as(cli.err()).isZero();
      assertThat(cli.out())
          .startsWith("UPDATE_COMPLETE: a.jsonl, 2 of 3 lines applied, 1 unchanged");
    }
  }

  @Test
  void dropsTheLatestObjectAgainWithoutAsking() throws IOException, InterruptedException {
    try (StackCli cli = StackCli.changed(folder)) {
      assertThat(cli.type("").run("redrop", cli.run())).as(cli.err()).isZero();
      assertThat(cli.out())
          .startsWith("UPDATE_COMPLETE: b.jsonl, 0 of 3 lines applied, 3 unchanged")
          .contains("\nNothing had to be sent, so no check was needed.\n")
          .doesNotContain("\nchunks");
    }
  }

  @Test
  void refusesARunWhoseKeyNamesNoDataset() throws IOException, InterruptedException {
    try (StackCli cli = new StackCli(folder)) {
      cli.put("incoming/flowers/Train/a.jsonl", Cli.good(1));
      assertThat(cli.run("redrop", cli.run())).isEqualTo(2);
      assertThat(cli.err())
          .contains(
              "its key 'incoming/flowers/Train/a.jsonl' names no dataset. Drop the file as"
                  + " incoming/PROJECT/train/NAME.jsonl");
      assertThat(cli.stack.stateMachine().executions()).hasSize(1);
    }
  }

  @Test
  void refusesTheRejectedLinesAloneOfAFileOfWhichNothingWasSent()
      throws IOException, InterruptedException {
    try (StackCli cli = new StackCli(folder, Map.of("ON_INVALID_LINE", "REJECT"))) {
      cli.dataset("flowers", DatasetType.TRAIN);
      cli.put("incoming/flowers/train/a.jsonl", Cli.good(1) + Cli.BAD + Cli.good(3));
      String run = cli.run();
      String fixed = cli.write("fixed.jsonl", Cli.good(2)).toString();
      assertThat(cli.run("redrop", run, fixed)).isEqualTo(2);
      assertThat(cli.err())
          .contains(
              "fixed.jsonl has 1 line and the file of the run "
                  + run
                  + " had 3. The run has not"
                  + " sent 2 valid lines, which rejected.jsonl lacks. Fix the dropped file and"
                  + " drop all of it, or add --partly");
      assertThat(cli.run("redrop", run, fixed, "--partly")).as(cli.err()).isZero();
      cli.write("fixed.jsonl", Cli.good(1) + "\n" + Cli.good(2) + Cli.good(3));
      assertThat(cli.run("redrop", run, fixed)).as(cli.err()).isZero();
      assertThat(cli.entries()).isEqualTo(Cli.good(1) + Cli.good(2) + Cli.good(3));
    }
  }

  @Test
  void dropsTheRejectedLinesWhenTheyWereEdited() throws IOException, InterruptedException {
    try (StackCli cli = new StackCli(folder, Map.of("ON_INVALID_LINE", "SKIP"))) {
      cli.dataset("flowers", DatasetType.TRAIN);
      cli.put("incoming/flowers/train/a.jsonl", Cli.good(1) + Cli.BAD);
      String run = cli.run();
      cli.run("show", run, "--download", folder.toString());
      Path rejected = folder.resolve(run).resolve("rejected.jsonl");
      assertThat(cli.run("redrop", run, rejected.toString())).isEqualTo(2);
      assertThat(cli.err()).contains("is rejected.jsonl as the run left it. Edit it first");
      Files.writeString(rejected, Cli.good(2));
      assertThat(cli.run("redrop", run, rejected.toString())).as(cli.err()).isZero();
      assertThat(cli.out()).startsWith("UPDATE_COMPLETE: fixed-" + run);
      assertThat(cli.entries()).isEqualTo(Cli.good(1) + Cli.good(2));
    }
  }

  @Test
  void dropsTheRejectedLinesAsTheyAreWhenTheirImagesWereUploadedAgain()
      throws IOException, InterruptedException {
    Map<String, String> parameters = Map.of("CHECK_IMAGES", "reject", "ON_INVALID_LINE", "SKIP");
    try (StackCli cli = new StackCli(folder, parameters)) {
      cli.dataset("flowers", DatasetType.TRAIN);
      cli.stack.s3().createBucket("acme-photos");
      image(cli, 1);
      cli.put("incoming/flowers/train/a.jsonl", Cli.good(1) + Cli.good(2));
      String run = cli.run();
      cli.run("show", run, "--download", folder.toString());
      String rejected = folder.resolve(run).resolve("rejected.jsonl").toString();
      image(cli, 2);
      assertThat(cli.run("redrop", run, rejected)).as(cli.err()).isZero();
      assertThat(cli.entries()).isEqualTo(Cli.good(1) + Cli.good(2));
    }
  }

  private static void image(StackCli cli, int name) {
    byte[] png = Pictures.png(80, 80 + name);
    cli.stack
        .clients()
        .s3()
        .putObject(b -> b.bucket("acme-photos").key(name + ".jpg"), RequestBody.fromBytes(png));
  }
}
