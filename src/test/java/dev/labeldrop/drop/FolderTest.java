package dev.labeldrop.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FolderTest {

  private final MemoryObjectStore store = new MemoryObjectStore();
  private final Folder folder = Folder.ofRun(store, "acme-drop", new RunId("tulips-0123456789ab"));

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
    assertThat(folder.look("report.json")).isEmpty();
    assertThat(folder.uri("report.json"))
        .isEqualTo("s3://acme-drop/runs/tulips-0123456789ab/report.json");
  }

  @Test
  void keepsADatasetsDocumentsApartFromRuns() {
    Folder dataset = Folder.ofDatasets(store, "acme-drop").in("flowers-train-1");
    dataset.put("turn.json", bytes("1"), "application/json");
    dataset.in("queue").put("a.json", bytes("2"), "application/json");

    assertThat(store.uris())
        .containsExactly(
            "s3://acme-drop/datasets/flowers-train-1/queue/a.json",
            "s3://acme-drop/datasets/flowers-train-1/turn.json");
    assertThat(dataset.get("queue/a.json")).contains(bytes("2"));
    assertThat(dataset.uri("turn.json"))
        .isEqualTo("s3://acme-drop/datasets/flowers-train-1/turn.json");
  }

  @Test
  void listsTheNamesOfItsFirstFiles() {
    folder.put("b.json", bytes("1"), "application/json");
    folder.put("a.json", bytes("1"), "application/json");
    folder.in("turn-1").put("c.json", bytes("1"), "application/json");
    Folder.ofRun(store, "acme-drop", new RunId("tulips-0123456789ac"))
        .put("d.json", bytes("1"), "application/json");

    assertThat(folder.list(10).names()).containsExactly("a.json", "b.json", "turn-1/c.json");
    assertThat(folder.list(2).names()).containsExactly("a.json", "b.json");
    assertThat(folder.in("turn-1").list(10).names()).containsExactly("c.json");
    assertThat(folder.in("turn").list(10).names()).isEmpty();
  }

  @Test
  void doesNotListWhatItWouldNotNameSo() {
    String prefix = folder.uri("a.json").replace("s3://acme-drop/", "").replace("a.json", "");
    for (String name : List.of("", "a (1).json", "é.json", "b//c.json", "../d.json")) {
      store.put("acme-drop", prefix + name, bytes("1"), "application/json");
    }
    folder.put("a.json", bytes("1"), "application/json");

    assertThat(folder.list(10)).isEqualTo(new Folder.Names(List.of("a.json"), false));
    assertThat(folder.list(6)).isEqualTo(new Folder.Names(List.of("a.json"), true));
  }

  @Test
  void deletesOneFile() {
    folder.put("a.json", bytes("1"), "application/json");
    folder.put("a.json.2", bytes("1"), "application/json");
    folder.delete("a.json");
    folder.delete("a.json");

    assertThat(folder.list(10).names()).containsExactly("a.json.2");
  }

  @Test
  void writesOverWhatItHasLookedAtAndOverNothingElse() {
    folder.put("a.json", bytes("1"), "application/json");
    ObjectStore.Stored seen = folder.look("a.json").orElseThrow();

    assertThat(seen.content()).isEqualTo(bytes("1"));
    assertThat(folder.replace("a.json", bytes("2"), "application/json", seen.etag())).isPresent();
    assertThat(folder.replace("a.json", bytes("3"), "application/json", seen.etag())).isEmpty();
    assertThat(folder.replace("b.json", bytes("4"), "application/json", seen.etag())).isEmpty();
    assertThat(folder.get("a.json")).contains(bytes("2"));
    assertThat(folder.get("b.json")).isEmpty();
  }

  @Test
  void opensARangeOfAFile() throws IOException {
    folder.put("a.bin", bytes("0123456789"), "application/octet-stream");

    try (InputStream range = folder.open("a.bin", 3, 4)) {
      assertThat(range.readAllBytes()).isEqualTo(bytes("3456"));
    }
    assertThat(folder.object("a.bin"))
        .isEqualTo(new Drop("acme-drop", "runs/tulips-0123456789ab/a.bin", null, "", 0, ""));
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
        "a/..",
        "./a",
        "a b",
        "a\\b",
        "꽃"
      })
  void refusesANameThatCouldLeadOutside(String name) {
    assertThatThrownBy(() -> folder.put(name, bytes("x"), "text/plain"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "' is no name of a file in runs/tulips-0123456789ab/");
    assertThatThrownBy(() -> folder.uri(name)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> folder.in(name)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> folder.delete(name)).isInstanceOf(IllegalArgumentException.class);
    assertThat(store.calls()).isEmpty();
  }
}
