package dev.labeldrop.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VisibleTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rose",
        "봄 + 여름",
        "שושנה",
        "a\nb",
        "👩\u200d🌾",
        "🏴\udb40\udc67\udb40\udc7f",
        "é ~ \u00a0"
      })
  void leavesWhatCanBeSeen(String text) {
    assertThat(VisibleText.of(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0000", "0009", "000d", "001b", "007f", "0085", "009f", "00ad", "061c", "200b", "200e", "200f",
    "2028", "2029", "202a", "202e", "2066", "2069", "d800", "dfff", "fdd0", "feff", "fffe", "ffff"
  })
  void writesOutWhatCannot(String hex) {
    String text = "a" + (char) Integer.parseInt(hex, 16) + "b";
    assertThat(VisibleText.of(text)).isEqualTo("a\\u" + hex + "b");
  }

  @Test
  void writesOutBothHalvesOfANoncharacter() {
    assertThat(VisibleText.of("\ud83f\udffe")).isEqualTo("\\ud83f\\udffe");
  }

  @Test
  void isTextThatUtf8CanCarry() {
    String text = VisibleText.of(Hostile.TEXT);
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(new String(bytes, java.nio.charset.StandardCharsets.UTF_8)).isEqualTo(text);
  }
}
