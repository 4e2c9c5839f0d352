package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class FailuresTest {

  @Test
  void sayWhyAFileCannotBeRead() {
    check(new NoSuchFileException("a"), "there is no such file.");
    check(new AccessDeniedException("a"), "it may not be read.");
    check(new FileSystemException("a"), "it cannot be used for this.");
    check(new FileSystemException("a", null, "it is busy"), "it is busy.");
    check(new IOException("Input/output error"), "Input/output error");
  }

  @Test
  void nameAFileThatIsMissingWhereverThatIsNoticed() throws Exception {
    CommandLine line = new CommandLine(CommandLine.Model.CommandSpec.create());
    StringWriter written = new StringWriter();
    line.setErr(new PrintWriter(written, true));
    IOException missing = new NoSuchFileException("template.yaml");
    int code =
        new Failures()
            .handleExecutionException(new UncheckedIOException(missing), line, line.parseArgs());
    assertThat(code).isEqualTo(2);
    assertThat(written).hasToString("labeldrop: template.yaml: there is no such file.\n");
  }

  private static void check(IOException failure, String reason) {
    assertThat(Failures.reason(failure)).isEqualTo(reason);
  }
}
