package dev.labeldrop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

final class CodesPageTest {

  @Test
  void isWhatTheTableOfCodesSays() throws IOException {
    assertThat(Files.readString(CodesPage.FILE))
        .as("docs/codes.md is not what Code.java says: run CodesPage.main, as its Javadoc shows")
        .isEqualTo(CodesPage.text());
  }

  @Test
  void everyCodeSaysWhatToDo() {
    assertThat(Code.values())
        .allSatisfy(code -> assertThat(code.meaning()).endsWith("."))
        .allSatisfy(code -> assertThat(code.remedy()).isNotBlank());
  }

  @Test
  void namesShowSeverities() {
    assertThat(Code.values())
        .filteredOn(code -> code.name().startsWith("WARNING_"))
        .extracting(Code::severity)
        .containsOnly(Severity.WARNING);
    assertThat(Code.values())
        .filteredOn(code -> code.severity() == Severity.WARNING)
        .filteredOn(code -> code.name().startsWith("ERROR_"))
        .as("where AWS's documents disagree on the service's own codes")
        .containsExactly(Code.ERROR_TOO_MANY_BOUNDING_BOXES, Code.ERROR_INVALID_IMAGE_DIMENSION);
  }
}
