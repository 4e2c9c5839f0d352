package dev.labeldrop.local.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A manifest as a file on disk that can be read more than once.
 *
 * @param file the same manifest, as it is called, at its new place
 * @param path where it is, decompressed
 * @param compressed whether it was compressed
 */
record Spooled(ManifestFile file, Path path, boolean compressed) {

  /**
   * Copies it, unless it can be read where it is.
   *
   * @param folder takes the copy
   */
  static Spooled of(ManifestFile file, InputStream standardInput, Path folder) throws IOException {
    try (InputStream in = file.open(standardInput)) {
      Decompressed bytes = Decompressed.of(in);
      if (!bytes.compressed() && file.path() != null) {
        return new Spooled(file, file.path(), false);
      }
      Path copy = Files.createTempFile(folder, "manifest", ".jsonl");
      try (var out = Files.newOutputStream(copy)) {
        bytes.in().transferTo(out);
      }
      return new Spooled(new ManifestFile(file.name(), copy), copy, bytes.compressed());
    }
  }
}
