package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.dataset.DatasetType;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EntriesCommandTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void writesAManifestThatCanBeDroppedAgain() throws IOException, InterruptedException {
    try (StackCli cli = new StackCli(folder)) {
      cli.dataset("flowers", DatasetType.TRAIN);
      cli.put("incoming/flowers/train/a.jsonl", Cli.lines(250));
      assertThat(cli.run("entries", "--project", "flowers", "--type", "train")).isZero();
      Path copy = cli.write("copy.jsonl", cli.out());
      assertThat(cli.err()).isEqualTo("reading flowers/train\n");

      assertThat(cli.run("drop", copy.toString(), "--project", "flowers", "--type", "train"))
          .as(cli.err())
          .isZero();
      assertThat(cli.out()).contains("0 of 250 lines applied, 250 unchanged");
    }
  }

  @Test
  void keepsTheServicesKeysIfThatIsAskedFor() throws IOException, InterruptedException {
    try (StackCli cli = new StackCli(folder)) {
      cli.dataset("flowers", DatasetType.TRAIN);
      cli.stack
          .rekognition()
          .faults()
          .keepErrorsOn(line -> line.contains("/1.jpg"), "ERROR_INVALID_IMAGE_DIMENSION");
      cli.put("incoming/flowers/train/a.jsonl", Cli.good(1));
      cli.run("entries", "--project", "flowers", "--type", "train");
      assertThat(cli.out()).isEqualTo(Cli.good(1));
      cli.run("entries", "--project", "flowers", "--type", "train", "--raw");
      assertThat(cli.out()).contains("ERROR_INVALID_IMAGE_DIMENSION");
    }
  }

  @Test
  void namesTheDatasetsThatAreNear() throws IOException {
    try (StackCli cli = new StackCli(folder)) {
      cli.dataset("flowers", DatasetType.TRAIN);
      assertThat(cli.run("entries", "--project", "flowers", "--type", "test")).isEqualTo(2);
      assertThat(cli.err())
          .contains("There is no dataset flowers/test in this account and region.")
          .contains("There is: flowers/train.");
    }
  }
}
