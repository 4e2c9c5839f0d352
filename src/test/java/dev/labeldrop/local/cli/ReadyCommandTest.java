package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.dataset.DatasetType;
import dev.labeldrop.local.LocalClients;
import dev.labeldrop.local.rekognition.LocalRekognition;
import dev.labeldrop.local.rekognition.Settings;
import dev.labeldrop.local.rekognition.Timing;
import java.io.IOException;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

final class ReadyCommandTest {

  private final LocalRekognition service =
      LocalRekognition.start(Settings.of(InstantSource.system()).with(Timing.INSTANT));
  private final RekognitionClient client = LocalClients.rekognition(service.endpoint());
  private final Cli cli = new Cli();

  @BeforeEach
  void fill() {
    Projects projects = new Projects(client);
    update(projects.dataset("flowers", DatasetType.TRAIN), Cli.good(1), other(2), Cli.good(3));
    update(projects.dataset("flowers", DatasetType.TEST), Cli.good(3), other(4));
    projects.dataset("trees", DatasetType.TRAIN);
  }

  @AfterEach
  void close() {
    client.close();
    service.close();
  }

  private static String other(int number) {
    return Cli.good(number).replace("pallet", "forklift");
  }

  private void update(String dataset, String... lines) {
    client.updateDatasetEntries(r ->
        r.datasetArn(dataset)
            .changes(c -> c.groundTruth(SdkBytes.fromUtf8String(String.join("", lines)))));
  }

  private int ready(String... options) {
    String[] words = new String[options.length + 3];
    System.arraycopy(options, 0, words, 3, options.length);
    words[0] = "ready";
    words[1] = "--endpoint-url";
    words[2] = service.endpoint().toString();
    return cli.run(words);
  }

  @Test
  void saysThatTrainingCanStart() {
    assertThat(ready("--project", "flowers")).isZero();
    assertThat(cli.out())
        .contains("flowers: training can start.")
        .containsPattern("warning +images in both datasets +1 +must be: none;")
        .containsPattern("ok +training labels +2 +must be: 2 to 250")
        .containsPattern("forklift +1 +0 +1 +0")
        .containsPattern("pallet +2 +0 +1 +0");
  }

  @Test
  void saysThatTrainingWouldFail() {
    assertThat(ready("--project", "trees")).isEqualTo(1);
    assertThat(cli.out())
        .contains("trees: training would fail, for ")
        .containsPattern("error +test dataset +there is none")
        .contains("ERROR_EMPTY_MANIFEST [limits]");
  }

  @Test
  void givesItAsJson() throws IOException {
    assertThat(ready("--project", "flowers", "--format", "json")).isZero();
    assertThat(cli.at("ready")).isEqualTo(true);
    assertThat(cli.at("findings", 0, "verdict")).isEqualTo("OK");
    assertThat(cli.at("trainLabels", 0, "name")).isEqualTo("forklift");
  }

  @Test
  void listsNothingBeyondTheCallsItMayMake() {
    assertThat(ready("--project", "flowers", "--max-calls", "1")).isZero();
    assertThat(cli.out()).containsPattern("unknown +images in both datasets");
  }

  @Test
  void saysThatThereIsNoSuchProject() {
    assertThat(ready("--project", "weeds")).isEqualTo(2);
    assertThat(cli.err()).contains("There is no project 'weeds'", "There are: trees, flowers.");
  }
}
