package dev.labeldrop.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "499, 0 s",
    "59400, 59 s",
    "60000, 1 min",
    "250000, 4 min 10 s",
    "3600000, 1 h",
    "11100000, 3 h 5 min",
    "187200000, 2 d 4 h"
  })
  void sayHowLongSomethingTook(long millis, String words) {
    assertThat(Words.duration(Duration.ofMillis(millis))).isEqualTo(words);
  }

  @Test
  void sayTimesInUtcAndSizes() {
    assertThat(Words.time(Instant.parse("2026-11-22T10:11:12.345Z")))
        .isEqualTo("2026-11-22 10:11:12Z");
    assertThat(Words.size(13_990)).isEqualTo("13,990 bytes");
    assertThat(Words.size(21_340_000)).isEqualTo("21.3 MB");
  }
}
