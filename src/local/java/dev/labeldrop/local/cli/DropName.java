package dev.labeldrop.local.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Which files a drop folder takes, by their names. */
final class DropName {

  private DropName() {}

  /**
   * That a drop of a file that was checked would start nothing, for the file's name alone; null if
   * it would start a run. That it is compressed is told elsewhere.
   */
  static @Nullable String startsNothing(ManifestFile file) {
    Path path = file.path();
    String name = path == null || path.getFileName() == null ? "" : path.getFileName().toString();
    return file.name().equals(ManifestFile.STDIN) || name.endsWith(".gz") || fault(name) == null
        ? null
        : "%s: a file of this name would start no run: only names that end in .jsonl or .manifest do. Rename it before you drop it."
            .formatted(file.name());
  }

  /** Why it does not take a file, as a sentence after the file's name; null if it does. */
  static @Nullable String fault(String name) {
    if (name.endsWith(".jsonl") || name.endsWith(".manifest")) {
      return null;
    }
    return name.endsWith(".gz")
        ? "a drop folder takes no compressed files. Decompress it, as with gunzip."
        : "a drop folder takes files that end in .jsonl or .manifest. Rename it.";
  }
}
