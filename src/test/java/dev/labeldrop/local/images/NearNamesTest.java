package dev.labeldrop.local.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NearNamesTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void saysThatANameOnlyLooksTheSame() throws IOException {
    Assumptions.assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")));
    Files.createFile(folder.resolve("cafe\u0301.jpg"));
    Assumptions.assumeFalse(Files.exists(folder.resolve("caf\u00e9.jpg")));
    assertThat(new NearNames(folder).of("caf\u00e9.jpg"))
        .contains(
            "'cafe\u0301.jpg', which only looks the same: its letters are in another Unicode form");
  }

  @Test
  void takesAnotherCaseInAnyPart() throws IOException {
    Files.createFile(Files.createDirectories(folder.resolve("May/in")).resolve("100%.JPG"));
    NearNames near = new NearNames(folder);
    assertThat(near.of("may/IN/100%.jpg")).contains("'May/in/100%.JPG'");
    assertThat(near.of("may/in")).isEmpty();
    assertThat(near.of("may/in/../in/100%.jpg")).isEmpty();
    assertThat(near.of("/may/in/100%.jpg")).isEmpty();
    assertThat(near.of("june/in/100%.jpg")).isEmpty();
  }
}
