package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextTableTest {

  @Test
  void makesColumnsAsWideAsTheirLongestCell() {
    TextTable table = new TextTable("a", "long head", "c");
    table.row("longer", "x", "");
    assertThat(table.text()).isEqualTo("a       long head  c\nlonger  x\n");
  }

  @ParameterizedTest
  @CsvSource({
    "7d, 2026-11-15T10:00:00Z",
    "12h, 2026-11-21T22:00:00Z",
    "30m, 2026-11-22T09:30:00Z",
    "2026-11-20, 2026-11-20T00:00:00Z",
    "2026-11-20T01:02:03Z, 2026-11-20T01:02:03Z"
  })
  void takesATimeAsPeopleWriteIt(String text, Instant time) {
    assertThat(new Since.Converter().convert(text).at(Instant.parse("2026-11-22T10:00:00Z")))
        .isEqualTo(time);
  }

  @Test
  void opensPagesWithWhatTheSystemHas() {
    assertThat(new Browser("Linux", null).command("file:///a"))
        .isEqualTo(List.of("xdg-open", "file:///a"));
    assertThat(new Browser("Mac OS X", null).command("x").getFirst()).isEqualTo("open");
    assertThat(new Browser("Windows 11", null).command("x").getFirst()).isEqualTo("rundll32");
    assertThat(new Browser("Linux", "lynx").command("x")).isEqualTo(List.of("lynx", "x"));
  }
}
