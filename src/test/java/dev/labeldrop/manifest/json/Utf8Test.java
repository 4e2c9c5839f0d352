package dev.labeldrop.manifest.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class Utf8Test {

  private static final int[] EDGES = {
    0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC,
    0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF7, 0xF8, 0xFE, 0xFF
  };

  @ParameterizedTest
  @CsvSource({
    "C0 80, 0, overlong NUL",
    "E0 9F BF, 0, overlong",
    "F0 8F BF BF, 0, overlong",
    "ED A0 80, 0, surrogate",
    "F4 90 80 80, 0, above U+10FFFF",
    "41 80, 1, continuation alone",
    "41 42 E2 82, 2, cut",
    "EF BB BF, -1, byte order mark",
    "F4 8F BF BF, -1, U+10FFFF",
    "E2 82 AC 41, -1, euro sign"
  })
  void findsTheFirstBrokenSequence(String hex, int fault, String name) {
    byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(hex);
    assertThat(Utf8.firstFault(bytes, 0, bytes.length)).as(name).isEqualTo(fault);
  }

  @Test
  void agreesWithTheDecoderOfTheJdkOnEverySequenceOfEdges() {
    for (int first : EDGES) {
      for (int second : EDGES) {
        for (int third : EDGES) {
          for (int fourth : EDGES) {
            check(new byte[] {'x', (byte) first, (byte) second, (byte) third, (byte) fourth});
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void agreesWithTheDecoderOfTheJdkOnLongerTexts(long seed) {
    var random = new SplittableRandom(seed);
    for (int round = 0; round < 5_000; round++) {
      var text = new StringBuilder();
      while (text.length() < 30) {
        text.append(random.nextInt(3) == 0 ? "é漢😀".substring(1) : "plain text");
      }
      byte[] bytes = text.toString().getBytes(UTF_8);
      if (random.nextBoolean()) {
        bytes[random.nextInt(bytes.length)] = (byte) EDGES[random.nextInt(EDGES.length)];
      }
      check(bytes);
    }
  }

  @Test
  void countsCodePoints() {
    byte[] bytes = "a é 漢 😀".getBytes(UTF_8);
    assertThat(Utf8.codePoints(bytes, 0, bytes.length)).isEqualTo(7);
    assertThat(Utf8.codePoints(bytes, 2, 4)).isEqualTo(1);
    assertThat(Utf8.codePoints(bytes, 2, 2)).isZero();
  }

  private static void check(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    var result =
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(in, CharBuffer.allocate(bytes.length), true);
    int expected = result.isUnderflow() && !in.hasRemaining() ? -1 : in.position();
    assertThat(Utf8.firstFault(bytes, 0, bytes.length)).as("%s", bytes).isEqualTo(expected);
  }
}
