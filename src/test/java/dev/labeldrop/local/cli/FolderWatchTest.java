package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderWatchTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void takesAFileThatSeveralLooksFindTheSameOnce() throws IOException {
    FolderWatch watch = new FolderWatch(folder, 3);
    Path file = Files.writeString(folder.resolve("a.jsonl"), "one");
    assertThat(watch.arrived()).isEmpty();
    assertThat(watch.arrived()).isEmpty();
    assertThat(watch.arrived()).containsExactly(file);
    assertThat(watch.arrived()).isEmpty();
  }

  @Test
  void leavesAFileAloneThatIsStillBeingWritten() throws IOException {
    FolderWatch watch = new FolderWatch(folder, 2);
    Path file = Files.writeString(folder.resolve("a.jsonl"), "one");
    assertThat(watch.arrived()).isEmpty();
    Files.writeString(file, "one and two");
    assertThat(watch.arrived()).isEmpty();
    assertThat(watch.arrived()).containsExactly(file);
  }

  @Test
  void takesAFileAgainThatHasChanged() throws IOException {
    FolderWatch watch = new FolderWatch(folder, 1);
    Path file = Files.writeString(folder.resolve("a.jsonl"), "one");
    assertThat(watch.arrived()).containsExactly(file);
    Files.writeString(file, "one and two");
    assertThat(watch.arrived()).containsExactly(file);
  }

  @Test
  void findsFilesInFoldersInTheOrderOfTheirNames() throws IOException {
    FolderWatch watch = new FolderWatch(folder, 1);
    Files.createDirectories(folder.resolve("flowers/train"));
    Path b = Files.writeString(folder.resolve("flowers/train/b.jsonl"), "");
    Path a = Files.writeString(folder.resolve("flowers/train/a.jsonl"), "");
    assertThat(watch.arrived()).containsExactly(a, b);
  }
}
