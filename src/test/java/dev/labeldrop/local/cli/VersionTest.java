package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class VersionTest {

  @Test
  void theCommandLineSaysItsVersionAndCommit() {
    Cli cli = new Cli();
    assertThat(cli.run("--version")).isZero();
    assertThat(cli.out()).matches("Labeldrop \\d+\\.\\d+\\.\\d+ \\(commit \\w+\\)\\R");
  }

  @Test
  void pomAndTemplateHaveTheSameVersion() throws IOException {
    assertThat(Path.of("pom.xml"))
        .content()
        .contains(
            "<artifactId>labeldrop</artifactId>\n  <version>" + Version.NUMBER + "</version>");
    assertThat(Path.of("template.yaml")).content().contains("SemanticVersion: " + Version.NUMBER);
  }
}
