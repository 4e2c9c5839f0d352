package dev.labeldrop.run.ledger;

import org.jspecify.annotations.Nullable;

/** Brings entries that were listed into a ledger. Drops stay, because a listing names none. */
final class ListingMerge implements Join.Visitor {

  private final Ledger old;
  private final Listed listed;
  private final boolean whole;
  private final LedgerBuilder built;

  private ListingMerge(Ledger old, Listed listed, boolean whole, LedgerBuilder built) {
    this.old = old;
    this.listed = listed;
    this.whole = whole;
    this.built = built;
  }

  /**
   * Merges.
   *
   * @param whole whether these are all entries of the dataset
   */
  static Ledger merge(Ledger old, Listed listed, boolean whole) {
    Join join = new Join(old.records(), listed.entries());
    LedgerBuilder built = new LedgerBuilder(old, join.size());
    join.walk(new ListingMerge(old, listed, whole, built));
    LedgerHeader header = old.header();
    return built.build(whole ? header.complete(true) : header);
  }

  @Override
  public void record(int place) {
    if (!whole) {
      built.keep(place);
    }
  }

  @Override
  public void line(int line) {
    put(line, null);
  }

  @Override
  public void both(int place, int line) {
    LineIndex entries = listed.entries();
    boolean same = old.holds(place, entries.contentHigh(line), entries.contentLow(line));
    boolean stands = old.source(place).object() != null || listed.object() == null;
    if (same && stands && old.state(place) != EntryState.UNKNOWN) {
      built.keep(place, listed.state(line));
    } else {
      put(line, old.drop(place));
    }
  }

  private void put(int line, @Nullable DropOrder drop) {
    LineSource source = new LineSource(drop, listed.object());
    built.put(listed.entries(), line, source, listed.state(line));
  }
}
