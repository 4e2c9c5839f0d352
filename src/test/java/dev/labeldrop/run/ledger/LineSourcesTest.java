package dev.labeldrop.run.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.manifest.ValidLine;
import dev.labeldrop.run.ledger.LedgerReading.Read;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LineSourcesTest {

  private static final String ARN = "arn:aws:rekognition:eu-west-1:1:project/p/dataset/train/1";

  private static LineSource source(int second) {
    return new LineSource(Indices.order(second), Indices.object(second));
  }

  @Test
  void givesTheObjectsOfTheOldestDropsUpAndNoDrop() {
    List<LineSource> sources = List.of(source(2), source(4), source(1), source(3));
    assertThat(LineSources.bounded(sources, 2))
        .containsExactly(
            new LineSource(Indices.order(2), null),
            source(4),
            new LineSource(Indices.order(1), null),
            source(3));
  }

  @Test
  void changesNothingWithinTheBound() {
    List<LineSource> sources = List.of(source(2), LineSource.UNKNOWN, source(1));
    assertThat(LineSources.bounded(sources, 2)).isEqualTo(sources);
  }

  @Test
  void countsAnObjectOnceHoweverManySourcesStandInIt() {
    LineSource listed = new LineSource(null, Indices.object(9));
    LineSource credited = new LineSource(Indices.order(1), Indices.object(9));
    List<LineSource> sources = List.of(credited, listed, source(2), source(3));
    assertThat(LineSources.bounded(sources, 2))
        .containsExactly(credited, listed, new LineSource(Indices.order(2), null), source(3));
  }

  /** Each drop has one entry left: the worst there is. */
  @Test
  void boundsTheFileByItsEntriesHoweverManyDropsWroteThem() {
    int drops = LineSources.MOST_OBJECTS + 2_000;
    List<ValidLine> lines =
        IntStream.range(0, drops)
            .mapToObj(number -> Indices.line(number, number, number))
            .sorted(
                Comparator.<ValidLine>comparingLong(
                        line -> line.sourceRef().high() ^ Long.MIN_VALUE)
                    .thenComparingLong(line -> line.sourceRef().low() ^ Long.MIN_VALUE))
            .toList();
    LedgerBuilder built = new LedgerBuilder(Ledger.unknown(ARN), drops);
    LineIndex index = Indices.of(lines);
    for (int line = 0; line < drops; line++) {
      int second = Math.toIntExact(lines.get(line).number());
      built.put(index, line, source(second), EntryState.PROVED);
    }
    byte[] file = LedgerFile.write(built.build(LedgerHeader.unknown(ARN)));

    assertThat(file.length).isLessThan(drops * (64 + 120) + LineSources.MOST_OBJECTS * 80);
    assertThat(LedgerFile.read(file, ARN))
        .isInstanceOfSatisfying(
            Read.class,
            read -> {
              Ledger ledger = read.ledger();
              for (ValidLine line : lines) {
                int second = Math.toIntExact(line.number());
                LineSource source = ledger.source(ledger.find(line.sourceRef()));
                assertThat(source.drop()).isEqualTo(Indices.order(second));
                assertThat(source.object() != null).isEqualTo(second >= 2_000);
              }
            });
  }

  @Test
  void saysOfALineWhoseObjectWasGivenUpThatItIsNotKnown() {
    LineSource given = LineSources.bounded(List.of(source(1), source(2)), 1).getFirst();
    LineIndex index = Indices.of(List.of(Indices.line(1, 1, 1)));
    LedgerBuilder built = new LedgerBuilder(Ledger.unknown(ARN), 1);
    built.put(index, 0, source(1), EntryState.PROVED);
    Ledger known = built.build(LedgerHeader.unknown(ARN));
    Ledger ledger = new Ledger(known.header(), List.of(given), known.records());

    assertThat(Spans.of(ledger, new int[] {0}, 0)).isEmpty();
    assertThat(ledger.state(0)).isEqualTo(EntryState.PROVED);
    assertThat(ledger.content(0)).isEqualTo(Indices.fingerprint(1));
  }
}
