package dev.labeldrop.drop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.dataset.DatasetType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DropKeysTest {

  @ParameterizedTest
  @CsvSource({
    "incoming/flowers/train/a.jsonl, flowers, TRAIN",
    "incoming/flowers/test/a.manifest, flowers, TEST",
    "incoming/flowers/train/2026/11/a b.jsonl, flowers, TRAIN",
    "incoming/flowers/train//a.jsonl, flowers, TRAIN",
    "incoming/flowers/train/.jsonl, flowers, TRAIN",
    "incoming/train/test/train/a.jsonl, train, TEST",
    "incoming/Flowers_1.x-y/test/꽃.jsonl, Flowers_1.x-y, TEST",
  })
  void belongToTheDatasetOfTheirProject(String key, String project, DatasetType type) {
    assertThat(DropKeys.target(key)).contains(new Target.ProjectDataset(project, type));
  }

  @ParameterizedTest
  @CsvSource({
    "incoming/my flowers/train/a.jsonl, my flowers",
    "incoming/꽃/train/a.jsonl, 꽃",
    "incoming//train/a.jsonl, ''",
  })
  void belongToAProjectThatCannotBeSoThatTheUserHearsOfIt(String key, String project) {
    assertThat(DropKeys.target(key))
        .contains(new Target.ProjectDataset(project, DatasetType.TRAIN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"incoming/a.jsonl", "incoming/a.b.manifest", "incoming/.jsonl"})
  void belongToTheDefaultDatasetWithoutAFolder(String key) {
    assertThat(DropKeys.target(key)).contains(new Target.DefaultDataset());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "incoming/flowers/a.jsonl",
        "incoming//a.jsonl",
        "incoming/flowers/train.jsonl",
        "incoming/flowers/Train/a.jsonl",
        "incoming/flowers/training/a.jsonl",
        "incoming/flowers/2026/train/a.jsonl",
        "incoming/flowers//a.manifest"
      })
  void areMisplacedInAnotherFolder(String key) {
    assertThat(DropKeys.target(key)).contains(new Target.Misplaced());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a.jsonl",
        "incoming",
        "incoming/",
        "incoming/a.json",
        "incoming/a.JSONL",
        "incoming/a.jsonl.gz",
        "incoming/a.jsonl/",
        "Incoming/a.jsonl",
        "/incoming/a.jsonl",
        "old/incoming/a.jsonl",
        "runs/a-000000000000/rejected.jsonl",
        "incoming/flowers/train/",
        "incoming/flowers/train/a.txt"
      })
  void areNoDropsWithoutTheFolderOrTheEnding(String key) {
    assertThat(DropKeys.target(key)).isEmpty();
  }
}
