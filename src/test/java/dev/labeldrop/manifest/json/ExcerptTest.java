package dev.labeldrop.manifest.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExcerptTest {

  @Test
  void showsAValueInQuotes() {
    assertThat(Excerpt.of("s3://b/k é😀")).isEqualTo("'s3://b/k é😀'");
  }

  @Test
  void showsWhatCannotBeSeenAsAnEscape() {
    assertThat(Excerpt.of("a\tb\u0000c\u200bd\ud800e\u2028f\n"))
        .isEqualTo("'a\\u0009b\\u0000c\\u200bd\\ud800e\\u2028f\\u000a'");
  }

  @Test
  void cutsALongValueBetweenCharacters() {
    assertThat(Excerpt.of("😀".repeat(80))).isEqualTo("'" + "😀".repeat(80) + "'");
    assertThat(Excerpt.of("😀".repeat(81))).isEqualTo("'" + "😀".repeat(80) + "…'");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`{\"a\":NaN}`, 5, 'NaN'",
        "`{\"a\":1,}`, 7, '}'",
        "`{\"a b\":1}`, 1, '\"a b\"'",
        "`{\"a`, 1, '\"a'",
        "`{\"a\": #no,`, 6, '#no'",
        "`{ }`, 1, ' '",
        "`{\"a\":1`, 6, the end of the line",
        "`{abcdefghijklmnopqrstuvwxyz}`, 1, 'abcdefghijklmnopqrstuvwx…'"
      })
  void showsTheWordAtAPlace(String line, int index, String word) {
    byte[] bytes = line.getBytes(UTF_8);
    assertThat(Excerpt.wordAt(bytes, index, bytes.length)).isEqualTo(word);
  }

  @Test
  void doesNotLookBehindTheEndOfTheLine() {
    byte[] bytes = "abcdef".getBytes(UTF_8);
    assertThat(Excerpt.wordAt(bytes, 1, 3)).isEqualTo("'bc'");
  }

  @Test
  void showsWhatComesBeforeAPlace() {
    byte[] bytes = "xx{\"á\":".getBytes(UTF_8);
    assertThat(Excerpt.before(bytes, 2, 2)).isEmpty();
    assertThat(Excerpt.before(bytes, 2, 6)).isEqualTo(" after '{\"á'");
    byte[] full = "é".repeat(24).getBytes(UTF_8);
    assertThat(Excerpt.before(full, 0, 48)).isEqualTo(" after '" + "é".repeat(24) + "'");
    byte[] longer = "é".repeat(25).getBytes(UTF_8);
    assertThat(Excerpt.before(longer, 0, 50)).isEqualTo(" after '…" + "é".repeat(24) + "'");
  }
}
