package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.manifest.json.LineTape;
import java.util.HashMap;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceRefLinesTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void findsWhatAMapFinds(long seed) {
    var random = new SplittableRandom(seed);
    var lines = new SourceRefLines(Integer.MAX_VALUE, new SipHash(1, 2));
    var map = new HashMap<String, Long>();
    for (long line = 1; line <= 20_000; line++) {
      String text = "s3://acme-photos/" + random.nextInt(15_000);
      assertThat(lineOf(lines, text)).isEqualTo(map.getOrDefault(text, 0L));
      if (!map.containsKey(text) && random.nextBoolean()) {
        map.put(text, line);
        lines.putLast(line, 7);
      }
    }
  }

  /**
   * A pair made for MurmurHash3 x64 128, whatever its seed. In the first block of 16 bytes the
   * scrambled halves differ by 2^36 and 2^32: the first becomes 2^63 in h1, the second 2^63 too and
   * cancels against it in h2. In the next block the scrambled first half differs by 2^63 and takes
   * away what is left in h1.
   */
  @Test
  void tellsApartWhatWasMadeToCollide() {
    String one = "s3://acme-photo/" + "29ѫ侗8" + "耯总ӟ" + "ҼddjnѰ" + "-001.jpg";
    String other = "s3://acme-photo/" + "ҘӉ@KBp" + "*aH:ЍW@" + "Ҽdd统3" + "-001.jpg";
    var lines = new SourceRefLines(2, new SipHash(1, 2));
    assertThat(lineOf(lines, one)).isZero();
    lines.putLast(1, 7);
    assertThat(lineOf(lines, other)).isZero();
    lines.putLast(2, 7);
    assertThat(lineOf(lines, one)).isEqualTo(1);
  }

  @Test
  void takesLineNumbersBeyondInt() {
    var lines = new SourceRefLines(1, new SipHash(1, 2));
    assertThat(lineOf(lines, "s3://b/k")).isZero();
    lines.putLast(5_000_000_000L, 7);
    assertThat(lineOf(lines, "s3://b/k")).isEqualTo(5_000_000_000L);
  }

  @Test
  void keepsNoMoreThanItsMost() {
    var lines = new SourceRefLines(2, new SipHash(1, 2));
    for (int line = 1; line <= 3; line++) {
      assertThat(lineOf(lines, "s3://b/" + line)).isZero();
      lines.putLast(line, 7);
    }
    assertThat(lineOf(lines, "s3://b/1")).isEqualTo(1);
    assertThat(lineOf(lines, "s3://b/2")).isEqualTo(2);
    assertThat(lineOf(lines, "s3://b/3")).isZero();
  }

  private static long lineOf(SourceRefLines lines, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return lines.lineOf(LineTape.padded(bytes), 0, bytes.length);
  }
}
