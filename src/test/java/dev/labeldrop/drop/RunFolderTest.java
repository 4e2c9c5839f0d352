package dev.labeldrop.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RunFolderTest {

  private final MemoryObjectStore store = new MemoryObjectStore();
  private final RunFolder folder =
      new RunFolder(store, "acme-drop", new RunId("tulips-0123456789ab"));

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void keepsEverythingUnderItsRun() throws IOException {
    folder.put("plan.json", bytes("1"), "application/json");
    assertThat(folder.putIfAbsent("sent/1.json", bytes("2"), "application/json")).isTrue();
    assertThat(folder.putIfAbsent("sent/1.json", bytes("3"), "application/json")).isFalse();
    try (OutputStream out = folder.upload("rejected.jsonl", "application/jsonl")) {
      out.write('4');
    }

    assertThat(store.uris())
        .containsExactly(
            "s3://acme-drop/runs/tulips-0123456789ab/plan.json",
            "s3://acme-drop/runs/tulips-0123456789ab/rejected.jsonl",
            "s3://acme-drop/runs/tulips-0123456789ab/sent/1.json");
    assertThat(store.text("acme-drop", "runs/tulips-0123456789ab/sent/1.json")).contains("2");
    assertThat(store.contentType("acme-drop", "runs/tulips-0123456789ab/rejected.jsonl"))
        .contains("application/jsonl");
    assertThat(folder.get("plan.json")).contains(bytes("1"));
    assertThat(folder.get("report.json")).isEmpty();
    assertThat(folder.uri("report.json"))
        .isEqualTo("s3://acme-drop/runs/tulips-0123456789ab/report.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/a.json",
        "a/",
        "a//b",
        ".",
        "..",
        "../a.json",
        "a/../b",
        ".hidden",
        "a b",
        "꽃"
      })
  void refusesANameThatCouldLeadOutside(String name) {
    assertThatThrownBy(() -> folder.put(name, bytes("x"), "text/plain"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "' is no name of a file in runs/tulips-0123456789ab/");
    assertThatThrownBy(() -> folder.uri(name)).isInstanceOf(IllegalArgumentException.class);
    assertThat(store.calls()).isEmpty();
  }
}
