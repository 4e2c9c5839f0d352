package dev.labeldrop.local.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A manifest that a command was given.
 *
 * @param name what messages call it: the path as it was given, or {@code <stdin>}
 * @param path where it is; null for standard input
 */
record ManifestFile(String name, @Nullable Path path) {

  /** What the command line calls standard input. */
  static final String STANDARD_INPUT = "-";

  /** What messages call standard input. */
  static final String STDIN = "<stdin>";

  private static final String S3 = "s3://";

  /** An object in S3, which can be named and not be read. */
  static Optional<ManifestFile> inS3(String argument) {
    return argument.startsWith(S3)
        ? Optional.of(new ManifestFile(argument, Path.of(argument)))
        : Optional.empty();
  }

  static ManifestFile of(Path path) {
    return new ManifestFile(path.toString(), path);
  }

  static ManifestFile standardInput() {
    return new ManifestFile(STDIN, null);
  }

  /** Standard input, kept in a temporary file so that it can be read again. */
  static ManifestFile kept(InputStream standardInput) throws IOException {
    Path file = Files.createTempFile("labeldrop", ".jsonl");
    file.toFile().deleteOnExit();
    Files.copy(standardInput, file, StandardCopyOption.REPLACE_EXISTING);
    return new ManifestFile(STDIN, file);
  }

  /** Opens a file once more, whose content may be compressed. */
  InputStream decompressed() throws IOException {
    return Decompressed.of(open(InputStream.nullInputStream())).in();
  }

  /**
   * Opens it.
   *
   * @throws IOException where it is a folder or in S3, or cannot be opened
   */
  InputStream open(InputStream standardInput) throws IOException {
    if (path == null) {
      return standardInput;
    }
    if (name.startsWith(S3)) {
      throw new FileSystemException(
          name, null, "it is in S3. Try: aws s3 cp " + name + " - | ./labeldrop check -");
    }
    if (Files.isDirectory(path)) {
      throw new FileSystemException(
          name,
          null,
          "it is a folder. Name its files, as in '" + path.resolve("**/*.{jsonl,manifest}") + "'");
    }
    return Files.newInputStream(path);
  }

  /** Its size in bytes; 0 if it is not known. */
  long size() throws IOException {
    return path == null ? 0 : Files.size(path);
  }
}
