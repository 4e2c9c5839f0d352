package dev.labeldrop.local.cli;

import org.jspecify.annotations.Nullable;

/** Which files a drop folder takes, by their names. */
final class DropName {

  private DropName() {}

  /** Why it does not take a file, as a sentence after the file's name; null where it does. */
  static @Nullable String fault(String name) {
    if (name.endsWith(".jsonl") || name.endsWith(".manifest")) {
      return null;
    }
    return name.endsWith(".gz")
        ? "a drop folder takes no compressed files. Decompress it, as with gunzip."
        : "a drop folder takes files that end in .jsonl or .manifest. Rename it.";
  }
}
