package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.dataset.DatasetType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReadyCommandTest {

  @TempDir private Path folder = Path.of("");

  private @Nullable StackCli started;

  @BeforeEach
  void fill() throws IOException, InterruptedException {
    started = new StackCli(folder);
    StackCli cli = cli();
    cli.dataset("flowers", DatasetType.TRAIN);
    cli.dataset("flowers", DatasetType.TEST);
    cli.dataset("trees", DatasetType.TRAIN);
    cli.put("incoming/flowers/train/a.jsonl", Cli.good(1) + other(2) + Cli.good(3));
    cli.put("incoming/flowers/test/a.jsonl", Cli.good(3) + other(4));
  }

  @AfterEach
  void close() {
    cli().close();
  }

  private StackCli cli() {
    return Objects.requireNonNull(started);
  }

  private static String other(int number) {
    return Cli.good(number).replace("pallet", "forklift");
  }

  private int ready(String... options) {
    String[] words = new String[options.length + 1];
    System.arraycopy(options, 0, words, 1, options.length);
    words[0] = "ready";
    return cli().run(words);
  }

  @Test
  void saysThatTrainingCanStart() {
    assertThat(ready("--project", "flowers")).isZero();
    assertThat(cli().out())
        .contains("flowers: training can start.")
        .containsPattern("warning +images in both datasets +1 +must be: none;")
        .containsPattern("ok +training labels +2 +must be: 2 to 250")
        .containsPattern("forklift +1 +0 +1 +0")
        .containsPattern("pallet +2 +0 +1 +0");
  }

  @Test
  void saysThatTrainingWouldFail() {
    assertThat(ready("--project", "trees")).isEqualTo(1);
    assertThat(cli().out())
        .contains("trees: training would fail, for ")
        .containsPattern("error +test dataset +there is none")
        .contains("ERROR_EMPTY_MANIFEST [limits]");
  }

  @Test
  void givesItAsJson() {
    assertThat(ready("--project", "flowers", "--format", "json")).isZero();
    assertThat(cli().out()).contains("\"ready\" : true", "\"name\" : \"forklift\"");
  }

  @Test
  void listsNothingBeyondTheCallsItMayMake() {
    assertThat(ready("--project", "flowers", "--max-calls", "1")).isZero();
    assertThat(cli().out()).containsPattern("unknown +images in both datasets");
  }

  @Test
  void saysThatThereIsNoSuchProject() {
    assertThat(ready("--project", "weeds")).isEqualTo(2);
    assertThat(cli().err()).contains("There is no project 'weeds'", "There are: trees, flowers.");
  }
}
