package dev.labeldrop;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import com.google.googlejavaformat.java.StringWrapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks what {@code mvn spotless:apply} does, under any Java that Maven runs on. */
final class FormatTest {

  private final Formatter formatter = new Formatter();

  @Test
  void everySourceIsAsTheFormatterWritesIt() throws IOException {
    assertThat(sources().parallelStream().filter(this::isUnformatted))
        .as("sources to format, with: mvn spotless:apply")
        .isEmpty();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  private boolean isUnformatted(Path file) {
    try {
      String source = Files.readString(file);
      return !formatted(source).equals(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FormatterException e) {
      throw new IllegalStateException(file + " cannot be parsed", e);
    }
  }

  private String formatted(String source) throws FormatterException {
    String used = RemoveUnusedImports.removeUnusedImports(formatter.formatSource(source));
    return StringWrapper.wrap(
        ImportOrderer.reorderImports(used, JavaFormatterOptions.Style.GOOGLE), formatter);
  }
}
