package dev.labeldrop.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads one manifest in a process of its own, as a function does that was just started. */
final class FirstRead {

  private FirstRead() {}

  /** Reads a file that has no errors. */
  public static void main(String[] arguments) throws IOException {
    try (InputStream in = Files.newInputStream(Path.of(arguments[0]))) {
      Validation validation =
          new ManifestValidator(Limits.SERVICE).validate(in, RejectedLines.ignored());
      if (validation.errorCount() > 0) {
        throw new IllegalStateException(validation.problems().getFirst().message());
      }
    }
  }
}
