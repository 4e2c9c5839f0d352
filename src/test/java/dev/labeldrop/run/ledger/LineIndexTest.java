package dev.labeldrop.run.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.manifest.Fingerprint;
import dev.labeldrop.manifest.ValidLine;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LineIndexTest {

  @Test
  void hasTheBytesThatItsFormSays() {
    LineIndex index =
        Indices.of(
            List.of(new ValidLine(7, 6, 5, new Fingerprint(1, 2), new Fingerprint(3, 4), 9)));
    byte[] expected = new byte[56];
    for (int part = 0; part < 4; part++) {
      expected[part * 8 + 7] = (byte) (part + 1);
    }
    expected[39] = 9;
    expected[47] = 6;
    expected[51] = 5;
    expected[55] = 7;
    assertThat(index.bytes()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void givesBackEveryLine(long seed) {
    var random = new SplittableRandom(seed);
    List<ValidLine> lines = lines(random, 500);
    LineIndex index = Indices.of(lines);
    assertThat(index.size()).isEqualTo(500);
    assertThat(IntStream.range(0, 500).mapToObj(index::line)).isEqualTo(lines);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void keepsSomeLinesAsTheyAre(long seed) {
    var random = new SplittableRandom(seed);
    List<ValidLine> lines = lines(random, random.nextInt(200));
    long kept = random.nextLong();
    LineIndex some = Indices.of(lines).subset(line -> (kept >>> line % 64 & 1) == 1);
    List<ValidLine> expected = new ArrayList<>();
    for (int line = 0; line < lines.size(); line++) {
      if ((kept >>> line % 64 & 1) == 1) {
        expected.add(lines.get(line));
      }
    }
    assertThat(IntStream.range(0, some.size()).mapToObj(some::line)).isEqualTo(expected);
    assertThat(some.bytes()).hasSize(expected.size() * 56);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 55, 57, 111})
  void refusesAnIndexThatIsCutOff(int size) {
    assertThatThrownBy(() -> LineIndex.of(new byte[size]))
        .hasMessageContaining("ERROR_INVALID_INPUT")
        .hasMessageContaining(size + " bytes");
  }

  @Test
  void mayBeEmpty() {
    assertThat(LineIndex.of(new byte[0]).size()).isZero();
  }

  private static List<ValidLine> lines(SplittableRandom random, int count) {
    List<ValidLine> lines = new ArrayList<>();
    for (int line = 0; line < count; line++) {
      lines.add(
          new ValidLine(
              // Numbers beyond the range of an int, which has a sign.
              random.nextLong(1L << 32),
              random.nextLong(1L << 40),
              random.nextInt(100_000),
              new Fingerprint(random.nextLong(), random.nextLong()),
              new Fingerprint(random.nextLong(), random.nextLong()),
              random.nextLong()));
    }
    return lines;
  }
}
