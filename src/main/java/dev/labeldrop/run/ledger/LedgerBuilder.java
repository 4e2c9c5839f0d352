package dev.labeldrop.run.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a ledger from an older one, record by record in the order of the source-refs. Sources that
 * no record names any more are not taken over.
 */
final class LedgerBuilder {

  private static final int NOT_YET = -1;

  private final Ledger old;
  private final ByteBuffer records;
  private final List<LineSource> sources = new ArrayList<>();
  private final Map<LineSource, Integer> numbers = new HashMap<>();

  /** The new number of each of the old ledger's sources. */
  private final int[] renumbered;

  /**
   * Starts with no record.
   *
   * @param most how many records it may have
   */
  LedgerBuilder(Ledger old, int most) {
    this.old = old;
    this.records = ByteBuffer.allocate(most * LedgerRecords.RECORD);
    this.renumbered = new int[old.sources().size()];
    Arrays.fill(renumbered, NOT_YET);
  }

  /** Takes a record over, with a state. */
  void keep(int place, EntryState state) {
    take(place, renumbered(old.records().source(place)), state);
  }

  /** Takes a record over as it is. */
  void keep(int place) {
    keep(place, old.state(place));
  }

  /** Takes a record over and counts it as written by a drop. */
  void credit(int place, DropOrder drop) {
    LineSource source = new LineSource(drop, old.source(place).object());
    take(place, number(source), old.state(place));
  }

  private void take(int place, int source, EntryState state) {
    int start = records.position();
    records
        .put(old.records().record(place))
        .putInt(start + LedgerRecords.SOURCE, source)
        .putInt(start + LedgerRecords.STATE, state.number());
  }

  /** Takes a record over without its content and where that stands; the drop stays. */
  void forget(int place) {
    LedgerRecords all = old.records();
    LineSource source = new LineSource(old.drop(place), null);
    put(all.refHigh(place), all.refLow(place), 0, 0, 0, source, EntryState.UNKNOWN, 0, 0);
  }

  /**
   * Makes a record that says what a line says; it stands in the source's object, if there is one.
   */
  void put(LineIndex lines, int line, LineSource source, EntryState state) {
    boolean stands = source.object() != null;
    put(
        lines.refHigh(line),
        lines.refLow(line),
        lines.contentHigh(line),
        lines.contentLow(line),
        lines.labels(line),
        source,
        state,
        stands ? lines.offset(line) : 0,
        stands ? lines.length(line) : 0);
  }

  /** Makes a record with a content that was seen, and stands nowhere. */
  void put(LineIndex lines, int line, LineFates.Seen seen, DropOrder drop) {
    put(
        lines.refHigh(line),
        lines.refLow(line),
        seen.content().high(),
        seen.content().low(),
        seen.labels(),
        new LineSource(drop, null),
        seen.state(),
        0,
        0);
  }

  /** Makes a record of a source-ref of which nothing else is known. */
  void putUnknown(LineIndex lines, int line) {
    long high = lines.refHigh(line);
    long low = lines.refLow(line);
    put(high, low, 0, 0, 0, LineSource.UNKNOWN, EntryState.UNKNOWN, 0, 0);
  }

  private void put(
      long refHigh,
      long refLow,
      long contentHigh,
      long contentLow,
      long labels,
      LineSource source,
      EntryState state,
      long offset,
      int length) {
    records
        .putLong(refHigh)
        .putLong(refLow)
        .putLong(contentHigh)
        .putLong(contentLow)
        .putLong(labels)
        .putInt(number(source))
        .putInt(state.number())
        .putLong(offset)
        .putInt(length)
        .putInt(0);
  }

  private int renumbered(int source) {
    if (renumbered[source] == NOT_YET) {
      renumbered[source] = number(old.sources().get(source));
    }
    return renumbered[source];
  }

  private int number(LineSource source) {
    return numbers.computeIfAbsent(
        source,
        added -> {
          sources.add(added);
          return sources.size() - 1;
        });
  }

  /** The ledger, under a header. */
  Ledger build(LedgerHeader header) {
    return new Ledger(header, sources, new LedgerRecords(records.slice(0, records.position())));
  }
}
