package dev.labeldrop.manifest.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonStringsTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "``, ``",
        "plain é漢😀, plain é漢😀",
        "\\\"\\\\\\/, \"\\/",
        "a\\u0041\\u00e9b, aAéb",
        "\\ud83d\\ude00, 😀",
        "\\\\u0041, \\u0041",
        "x\\\\, x\\"
      })
  void decodes(String content, String text) {
    byte[] bytes = ("\"" + content + "\"").getBytes(UTF_8);
    assertThat(JsonStrings.decode(bytes, 1, bytes.length - 1)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"b, 8", "f, 12", "n, 10", "r, 13", "t, 9", "/, 47"})
  void decodesShortEscapes(char escape, int character) {
    byte[] bytes = ("\\" + escape).getBytes(UTF_8);
    assertThat(JsonStrings.decode(bytes, 0, 2)).isEqualTo(String.valueOf((char) character));
  }

  @ParameterizedTest
  @CsvSource({"d800", "DBFF", "dc00"})
  void keepsHalfOfASurrogatePair(String digits) {
    byte[] bytes = ("\\u" + digits).getBytes(UTF_8);
    assertThat(JsonStrings.decode(bytes, 0, 6))
        .isEqualTo(String.valueOf((char) Integer.parseInt(digits, 16)));
  }
}
