package dev.labeldrop.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which keys are drops, and which dataset each is for. */
final class KeysEndToEndTest {

  @RegisterExtension final StartedStack stacks = new StartedStack();

  @Test
  void saysSoWhereThereIsNoSuchProject() {
    StackFixture f = stacks.start(Map.of());
    f.drop("incoming/trees/train/a.jsonl", Lines.manifest(2));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_FAILED FAILED 0/2");
    assertThat(f.notice().problems()).containsExactly("null ERROR_DATASET_NOT_FOUND");
    assertThat(f.notice().firstMessage()).contains("project 'trees'");
    assertThat(f.notice().fields())
        .containsEntry("datasetArn", null)
        .containsEntry("service", null);
    assertThat(f.calls()).containsExactly("DescribeProjects OK");
  }

  @Test
  void saysSoWhereTheProjectHasNoSuchDataset() {
    StackFixture f = stacks.start(Map.of());
    f.drop("incoming/flowers/test/a.jsonl", Lines.manifest(2));
    assertThat(f.notice().problems()).containsExactly("null ERROR_DATASET_NOT_FOUND");
    assertThat(f.notice().firstMessage()).contains("project 'flowers' has no TEST dataset");
  }

  @Test
  void sendsAFileWithoutAProjectToTheStacksDataset() {
    try (StackFixture first = new StackFixture(Map.of())) {
      String arn = first.train;
      StackFixture f = stacks.start(Map.of("DATASET_ARN", arn));
      f.drop("incoming/a.manifest", Lines.manifest(2));
      assertThat(f.notice().text("datasetArn")).isEqualTo(arn);
      assertThat(f.notice().summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 2/2");
    }
  }

  @Test
  void saysSoWhereAFileWithoutAProjectHasNowhereToGo() {
    StackFixture f = stacks.start(Map.of());
    f.drop("incoming/a.jsonl", Lines.manifest(2));
    assertThat(f.notice().problems()).containsExactly("null ERROR_DATASET_NOT_FOUND");
    assertThat(f.notice().firstMessage()).contains("DatasetArn");
    assertThat(f.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "incoming/flowers/train/spring flowers.jsonl",
        "incoming/flowers/train/a+b.jsonl",
        "incoming/flowers/train/100%25 %2F.jsonl",
        "incoming/flowers/train/deep/봄 꽃.manifest"
      })
  void takesAnyKey(String key) {
    StackFixture f = stacks.start(Map.of());
    f.drop(key, Lines.manifest(2));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 2/2");
    assertThat(f.notice().object("source").get("key")).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "incoming/flowers/train/a.txt",
        "incoming/flowers/other/a.txt",
        "a.jsonl",
        "runs/a.jsonl"
      })
  void ignoresOtherKeys(String key) {
    StackFixture f = stacks.start(Map.of());
    f.drop(key, Lines.manifest(2));
    assertThat(f.stack.sns().published()).isEmpty();
    assertThat(f.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "incoming/flowers/other/a.jsonl",
        "incoming/flowers/Train/a.jsonl",
        "incoming/flowers/a.manifest"
      })
  void saysWhichKeysAreDropsWhereOneIsNone(String key) {
    StackFixture f = stacks.start(Map.of());
    f.drop(key, Lines.manifest(2));
    assertThat(f.notice().text("status")).isEqualTo("UPDATE_FAILED");
    assertThat(f.notice().text("outcome")).isEqualTo("REJECTED");
    assertThat(f.notice().problems()).containsExactly("null ERROR_KEY_IS_NO_DROP");
    assertThat(f.notice().firstMessage())
        .contains("'" + key + "'", "incoming/<project>/<train|test>/<name>.jsonl");
    assertThat(f.calls()).isEmpty();
  }
}
