package dev.labeldrop.run.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.manifest.ValidLine;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpansTest {

  @Test
  void areThoseOfTheWorkedExample() {
    Ledger ledger = proved(List.of(at(1, 0, 100), at(2, 100, 100), at(3, 5000, 100)), 1);
    int[] places = {0, 1, 2};
    assertThat(Spans.of(ledger, places, 1000))
        .extracting(span -> span.offset() + "+" + span.length())
        .containsExactly("0+200", "5000+100");
    assertThat(Spans.of(ledger, places, 5000))
        .extracting(span -> span.offset() + "+" + span.length())
        .containsExactly("0+5100");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void haveEveryLineOnceAndNoTwoOfThemCouldBeOne(long seed) {
    var random = new SplittableRandom(seed);
    for (int round = 0; round < 200; round++) {
      Ledger ledger = twoObjects(random);
      int[] places = IntStream.range(0, ledger.size()).filter(_ -> random.nextInt(3) > 0).toArray();
      long gap = random.nextInt(400);
      List<Spans.Span> spans = Spans.of(ledger, places, gap);
      List<Integer> lines = new ArrayList<>();
      for (Spans.Span span : spans) {
        lines.addAll(span.lines());
        assertThat(bytesOfNoLine(ledger, places, span)).isLessThanOrEqualTo(gap);
      }
      assertThat(lines)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, places.length)
                  .filter(line -> ledger.length(places[line]) > 0)
                  .boxed()
                  .toList());
      for (int span = 1; span < spans.size(); span++) {
        Spans.Span before = spans.get(span - 1);
        Spans.Span after = spans.get(span);
        boolean sameObject = before.object().equals(after.object());
        assertThat(sameObject && after.offset() - before.offset() - before.length() <= gap)
            .isFalse();
      }
    }
  }

  /** The most bytes in a row of a span that are of no line. */
  private static long bytesOfNoLine(Ledger ledger, int[] places, Spans.Span span) {
    long end = span.offset();
    long most = 0;
    for (int line : span.lines()) {
      int place = places[line];
      assertThat(ledger.source(place).object()).isEqualTo(span.object());
      most = Math.max(most, ledger.offset(place) - end);
      end = ledger.offset(place) + ledger.length(place);
    }
    assertThat(end).isEqualTo(span.offset() + span.length());
    return most;
  }

  private static Ledger twoObjects(SplittableRandom random) {
    Ledger ledger = Ledger.unknown("arn");
    for (int second = 1; second < 4; second++) {
      List<ValidLine> lines = new ArrayList<>();
      long offset = 0;
      for (int line = random.nextInt(20); line > 0; line--) {
        int length = random.nextInt(1, 200);
        lines.add(at(random.nextLong(), offset, length));
        offset += length + random.nextInt(300);
      }
      LineFates fates = new LineFates(lines.size());
      Indices.setAll(fates, second == 3 ? LineFate.POSSIBLY_TOUCHED : LineFate.PROVED);
      ledger =
          ledger.afterRun(Indices.of(lines), fates, Indices.order(second), Indices.object(second));
    }
    return ledger;
  }

  private static Ledger proved(List<ValidLine> lines, int second) {
    LineFates fates = new LineFates(lines.size());
    Indices.setAll(fates, LineFate.PROVED);
    return Ledger.unknown("arn")
        .afterRun(Indices.of(lines), fates, Indices.order(second), Indices.object(second));
  }

  private static ValidLine at(long ref, long offset, int length) {
    return new ValidLine(1, offset, length, Indices.fingerprint(ref), Indices.fingerprint(1), 0);
  }
}
