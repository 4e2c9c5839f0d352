package dev.labeldrop.manifest.json;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SwarTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void marksTheFirstByteThatIsLookedFor(long seed) {
    var random = new SplittableRandom(seed);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[Swar.WORD];
      random.nextBytes(bytes);
      int place = random.nextInt(Swar.WORD);
      bytes[place] = (byte) random.nextInt(256);
      checkFirst(bytes, Swar::lineFeeds, value -> value == '\n');
      checkFirst(bytes, Swar::stringStops, value -> value == '"' || value == '\\' || value < 0x20);
      checkFirst(bytes, Swar::notDigits, value -> value < '0' || value > '9');
    }
  }

  @Test
  void marksEachByteValueAtEachPlace() {
    for (int value = 0; value < 256; value++) {
      for (int place = 0; place < Swar.WORD; place++) {
        byte[] plain = "aaaaaaaa".getBytes(US_ASCII);
        plain[place] = (byte) value;
        checkFirst(plain, Swar::lineFeeds, found -> found == '\n');
        checkFirst(
            plain, Swar::stringStops, found -> found == '"' || found == '\\' || found < 0x20);
        byte[] digits = "19283746".getBytes(US_ASCII);
        digits[place] = (byte) value;
        checkFirst(digits, Swar::notDigits, found -> found < '0' || found > '9');
      }
    }
  }

  @Test
  void keepsTheLowBytes() {
    assertThat(Swar.low(0x8877665544332211L, 0)).isZero();
    assertThat(Swar.low(0x8877665544332211L, 3)).isEqualTo(0x332211L);
    assertThat(Swar.low(0x8877665544332211L, 8)).isEqualTo(0x8877665544332211L);
  }

  private static void checkFirst(byte[] bytes, LongUnaryOperator marks, IntPredicate wanted) {
    int expected = 0;
    while (expected < Swar.WORD && !wanted.test(bytes[expected] & 0xFF)) {
      expected++;
    }
    long marked = marks.applyAsLong(Swar.word(bytes, 0));
    assertThat(marked == 0 ? Swar.WORD : Swar.first(marked)).as("%s", bytes).isEqualTo(expected);
  }
}
