package dev.labeldrop.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * A file that appears under its name once it is complete, or never. Until then it is beside its
 * place, or among the temporary files if it goes to standard output.
 */
final class NewFile implements AutoCloseable {

  private final @Nullable Path target;
  private final Path part;

  private NewFile(@Nullable Path target, Path part) {
    this.target = target;
    this.part = part;
  }

  /**
   * A file that is written beside its place.
   *
   * @param target its place; null for standard output
   * @throws IOException where nothing can be written there
   */
  static NewFile at(@Nullable Path target) throws IOException {
    if (target == null) {
      return new NewFile(null, Files.createTempFile("labeldrop", ".jsonl"));
    }
    Path folder = target.toAbsolutePath().getParent();
    return new NewFile(target, Files.createTempFile(folder, "." + target.getFileName(), ".part"));
  }

  /** Where to write until it is published. */
  Path part() {
    return part;
  }

  /** Opens what was written. */
  InputStream open() throws IOException {
    return Files.newInputStream(part);
  }

  /** Puts the file into its place, over what is there; or writes it to standard output. */
  void publish(PrintWriter out) throws IOException {
    if (target != null) {
      // A temporary file is readable by its owner alone; another file would have the folder's ways.
      try (InputStream in = open()) {
        Path whole = Files.createFile(part.resolveSibling(part.getFileName() + ".whole"));
        Files.copy(in, whole, StandardCopyOption.REPLACE_EXISTING);
        Files.move(whole, target, StandardCopyOption.REPLACE_EXISTING);
      }
      return;
    }
    try (Reader in = Files.newBufferedReader(part, UTF_8)) {
      in.transferTo(out);
    }
    out.flush();
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(part);
  }
}
