package dev.labeldrop.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the manifest that {@link ManifestBenchmark} reads, or a larger or smaller one, to a file.
 */
final class SampleFile {

  private SampleFile() {}

  /** Writes {@code detection} or {@code classification} lines, of so many bytes, to a file. */
  public static void main(String[] arguments) throws IOException {
    int bytes = Integer.parseInt(arguments[1]);
    Files.write(Path.of(arguments[2]), of(arguments[0], bytes));
  }

  static byte[] of(String lines, int bytes) {
    return switch (lines) {
      case "detection" -> SampleManifests.detection(1).ofSize(bytes);
      case "classification" -> SampleManifests.classification(1).ofSize(bytes);
      default -> throw new IllegalArgumentException(lines);
    };
  }
}
