package dev.labeldrop.run.ledger;

/** Goes through records and lines together, in the order of the source-refs. */
final class Join {

  /** Is told of each source-ref once. */
  interface Visitor {

    /** A record for whose source-ref there is no line. */
    void record(int place);

    /** A line for whose source-ref there is no record. */
    void line(int line);

    /** A record and a line of the same source-ref. */
    void both(int place, int line);
  }

  private final LedgerRecords records;
  private final LineIndex lines;
  private final int[] sorted;

  Join(LedgerRecords records, LineIndex lines) {
    this.records = records;
    this.lines = lines;
    this.sorted = SortedRefs.of(lines);
  }

  /** How many source-refs there are in both together. */
  int size() {
    Count count = new Count();
    walk(count);
    return count.refs;
  }

  /**
   * Visits them all. Of lines with the same source-ref, which a file does not have and a listing
   * may have, the last one counts.
   */
  void walk(Visitor visitor) {
    int place = 0;
    for (int at = 0; at < sorted.length; at++) {
      int line = sorted[at];
      long high = lines.refHigh(line);
      long low = lines.refLow(line);
      if (at + 1 < sorted.length && sameRef(sorted[at + 1], high, low)) {
        continue;
      }
      while (place < records.size() && records.compare(place, high, low) < 0) {
        visitor.record(place++);
      }
      if (place < records.size() && records.compare(place, high, low) == 0) {
        visitor.both(place++, line);
      } else {
        visitor.line(line);
      }
    }
    while (place < records.size()) {
      visitor.record(place++);
    }
  }

  private boolean sameRef(int line, long high, long low) {
    return lines.refHigh(line) == high && lines.refLow(line) == low;
  }

  private static final class Count implements Visitor {

    private int refs;

    @Override
    public void record(int place) {
      refs++;
    }

    @Override
    public void line(int line) {
      refs++;
    }

    @Override
    public void both(int place, int line) {
      refs++;
    }
  }
}
