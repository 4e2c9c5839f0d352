package dev.labeldrop.run.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The byte ranges to read for the lines of some records: of each object as few as a gap allows.
 *
 * <p>Worked example: of one object, the lines 0-99, 100-199 and 5000-5099 are wanted. With a gap of
 * 1000 that is two spans, 0-199 and 5000-5099; with a gap of 5000 it is one, 0-5099, and 4,800
 * bytes are read for nothing.
 */
final class Spans {

  /**
   * A byte range.
   *
   * @param object the object that it is of
   * @param offset its first byte
   * @param length how many bytes
   * @param lines which of the wanted lines it has, in the order of the object
   */
  record Span(ObjectVersion object, long offset, long length, List<Integer> lines) {}

  /** Where a wanted line stands. */
  private record Wanted(int line, ObjectVersion object, int objectNumber, long from, long to) {}

  private static final Comparator<Wanted> BY_PLACE =
      Comparator.comparingInt(Wanted::objectNumber)
          .thenComparingLong(Wanted::from)
          .thenComparingInt(Wanted::line);

  private Spans() {}

  /**
   * Finds them.
   *
   * @param ledger where the lines stand
   * @param places the records that are wanted; those of which no object is known are passed over
   * @param gap how many bytes may lie between two lines of a span
   * @return by object; the lines are numbers in {@code places}
   */
  static List<Span> of(Ledger ledger, int[] places, long gap) {
    List<Wanted> wanted = wanted(ledger, places);
    List<Span> spans = new ArrayList<>();
    int first = 0;
    long end = 0;
    for (int at = 0; at < wanted.size(); at++) {
      Wanted line = wanted.get(at);
      boolean apart =
          line.objectNumber() != wanted.get(first).objectNumber() || line.from() - end > gap;
      if (at > first && apart) {
        spans.add(span(wanted.subList(first, at), end));
        first = at;
      }
      end = at == first ? line.to() : Math.max(end, line.to());
    }
    if (!wanted.isEmpty()) {
      spans.add(span(wanted.subList(first, wanted.size()), end));
    }
    return spans;
  }

  private static List<Wanted> wanted(Ledger ledger, int[] places) {
    Map<ObjectVersion, Integer> numbers = new HashMap<>();
    List<Wanted> wanted = new ArrayList<>();
    for (int line = 0; line < places.length; line++) {
      int place = places[line];
      ObjectVersion object = ledger.source(place).object();
      if (object != null && ledger.length(place) > 0) {
        int number = numbers.computeIfAbsent(object, unknown -> numbers.size());
        long from = ledger.offset(place);
        wanted.add(new Wanted(line, object, number, from, from + ledger.length(place)));
      }
    }
    wanted.sort(BY_PLACE);
    return wanted;
  }

  private static Span span(List<Wanted> lines, long end) {
    Wanted first = lines.getFirst();
    return new Span(
        first.object(),
        first.from(),
        end - first.from(),
        lines.stream().map(Wanted::line).toList());
  }
}
