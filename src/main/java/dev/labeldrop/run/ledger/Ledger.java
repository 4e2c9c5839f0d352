package dev.labeldrop.run.ledger;

import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.manifest.Fingerprint;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a dataset holds, as far as Labeldrop knows: one record for each source-ref. A record is
 * found by its place, from 0; places are in the order of the fingerprints. It does not change.
 *
 * <p>Which drop wrote a source-ref last is the ledger's own knowledge: it counts also when the
 * ledger is not {@link #believes believed}, because then only the contents are in doubt.
 */
public final class Ledger {

  private final LedgerHeader header;
  private final List<LineSource> sources;
  private final LedgerRecords records;

  /**
   * A ledger.
   *
   * @param sources what the records' numbers of sources mean
   * @param records sorted, each source-ref once
   */
  Ledger(LedgerHeader header, List<LineSource> sources, LedgerRecords records) {
    this.header = header;
    this.sources = List.copyOf(sources);
    this.records = records;
  }

  /** A ledger that knows nothing; it is believed of no dataset. */
  public static Ledger unknown(String datasetArn) {
    return new Ledger(
        LedgerHeader.unknown(datasetArn), List.of(), new LedgerRecords(ByteBuffer.allocate(0)));
  }

  /** What it says of the dataset as a whole. */
  public LedgerHeader header() {
    return header;
  }

  /** The same records under another header. */
  public Ledger with(LedgerHeader other) {
    return new Ledger(other, sources, records);
  }

  /**
   * Whether the dataset still is as the ledger says: the ledger is complete, and the time of the
   * last change and both counts are known and the same.
   */
  public boolean believes(DatasetDescription dataset) {
    return header.agreesWith(dataset);
  }

  /** How many source-refs it has. */
  public int size() {
    return records.size();
  }

  /**
   * Looks for a source-ref by its fingerprint.
   *
   * @return its place, or -1 where it has none
   */
  public int find(long high, long low) {
    return records.find(high, low);
  }

  /** As {@link #find(long, long)}. */
  public int find(Fingerprint sourceRef) {
    return records.find(sourceRef.high(), sourceRef.low());
  }

  /** The fingerprint of a source-ref. */
  public Fingerprint sourceRef(int place) {
    return new Fingerprint(records.refHigh(place), records.refLow(place));
  }

  /** The fingerprint of an entry's content; says nothing where the state is UNKNOWN. */
  public Fingerprint content(int place) {
    return new Fingerprint(records.contentHigh(place), records.contentLow(place));
  }

  /** 64 bits over what training reads of an entry; say nothing where the state is UNKNOWN. */
  public long labels(int place) {
    return records.labels(place);
  }

  /** How sure the content is. */
  public EntryState state(int place) {
    return EntryState.of(records.state(place));
  }

  /** The newest drop that wrote an entry; null where Labeldrop has not seen one. */
  public @Nullable DropOrder drop(int place) {
    return source(place).drop();
  }

  /** Where an entry's line comes from. */
  public LineSource source(int place) {
    return sources.get(records.source(place));
  }

  /** The first byte of an entry's line in the object that it stands in, from 0. */
  public long offset(int place) {
    return records.offset(place);
  }

  /** The bytes of an entry's line, without line end; 0 where it is not known where it stands. */
  public int length(int place) {
    return records.length(place);
  }

  /**
   * What is known when a run is over, or given up: a run whose end was not recorded has UNPROVED
   * lines where an update was completed, and POSSIBLY_TOUCHED ones where none was seen to end.
   *
   * <p>A record by a newer drop stays as it is, whatever became of this run's line; only a line
   * that is POSSIBLY_TOUCHED makes its content unknown. The header stays the same.
   *
   * @param lines the valid lines of the drop
   * @param fates what became of each
   * @param drop which drop it is
   * @param object what the lines stand in
   */
  public Ledger afterRun(LineIndex lines, LineFates fates, DropOrder drop, ObjectVersion object) {
    return RunMerge.merge(this, lines, fates, drop, object);
  }

  /** What is known when some of the dataset's entries were listed. */
  public Ledger afterLooking(Listed some) {
    return ListingMerge.merge(this, some, false);
  }

  /** What is known when all of the dataset's entries were listed: the ledger is complete. */
  public Ledger afterListing(Listed all) {
    return ListingMerge.merge(this, all, true);
  }

  /** The records of the source-refs that some lines have, under the same header. */
  public Ledger only(LineIndex lines) {
    BitSet wanted = new BitSet(size());
    for (int line = 0; line < lines.size(); line++) {
      int place = find(lines.refHigh(line), lines.refLow(line));
      if (place >= 0) {
        wanted.set(place);
      }
    }
    LedgerBuilder built = new LedgerBuilder(this, wanted.cardinality());
    wanted.stream().forEach(built::keep);
    return built.build(header.complete(false));
  }

  /** Whether an entry has a content. */
  public boolean holds(int place, long contentHigh, long contentLow) {
    return records.contentHigh(place) == contentHigh && records.contentLow(place) == contentLow;
  }

  /** What the records' numbers of sources mean. */
  List<LineSource> sources() {
    return sources;
  }

  LedgerRecords records() {
    return records;
  }
}
