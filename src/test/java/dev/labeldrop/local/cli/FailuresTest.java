package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

final class FailuresTest {

  @Test
  void sayWhyAFileCannotBeRead() {
    check(new NoSuchFileException("a"), "there is no such file.");
    check(new AccessDeniedException("a"), "it may not be read.");
    check(new FileSystemException("a"), "it cannot be used for this.");
    check(new FileSystemException("a", null, "it is busy"), "it is busy.");
    check(new IOException("Input/output error"), "Input/output error");
  }

  private static void check(IOException failure, String reason) {
    assertThat(Failures.reason(failure)).isEqualTo(reason);
  }
}
