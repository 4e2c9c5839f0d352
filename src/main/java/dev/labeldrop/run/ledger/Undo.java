package dev.labeldrop.run.ledger;

import dev.labeldrop.PermanentException;
import dev.labeldrop.drop.ObjectStore;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * Writes {@code undo.jsonl}: the lines that a run replaced, as they were, in the order of the run's
 * lines. Dropped, they bring back what was there.
 *
 * <p>The old lines stand in older objects, in any order. They are read for some megabytes of them
 * at a time, so that memory does not grow with the run.
 */
public final class Undo {

  /**
   * What was written.
   *
   * @param written lines
   * @param unknown lines that were replaced and are not known any more: an update that failed may
   *     have touched them, or the object that they stood in is gone or changed
   */
  public record Written(int written, int unknown) {}

  private static final int WINDOW_BYTES = 8 << 20;

  /** A request costs about what a transfer of this size costs, so that gaps below it are read. */
  private static final long GAP_BYTES = 512 << 10;

  private final ObjectStore store;
  private final int windowBytes;

  /** Reads old lines from a store. */
  public Undo(ObjectStore store) {
    this(store, WINDOW_BYTES);
  }

  /**
   * As the other one.
   *
   * @param windowBytes bytes of old lines that are held at a time; one line more may be
   */
  Undo(ObjectStore store, int windowBytes) {
    this.store = store;
    this.windowBytes = windowBytes;
  }

  /**
   * Writes them.
   *
   * @param before the ledger as it was before the run's updates
   * @param lines the run's lines
   * @param replaced which of them were applied; those of which the ledger had no record added an
   *     entry and replaced none
   * @param out takes the lines, each with a line feed
   * @throws dev.labeldrop.RetryableException where reading may succeed later
   */
  public Written write(Ledger before, LineIndex lines, IntPredicate replaced, OutputStream out)
      throws IOException {
    int[] places = places(before, lines, replaced);
    int written = 0;
    int from = 0;
    while (from < places.length) {
      int to = windowEnd(before, places, from);
      written += writeWindow(before, Arrays.copyOfRange(places, from, to), out);
      from = to;
    }
    return new Written(written, places.length - written);
  }

  private static int[] places(Ledger before, LineIndex lines, IntPredicate replaced) {
    int[] places = new int[lines.size()];
    int count = 0;
    for (int line = 0; line < lines.size(); line++) {
      int place = replaced.test(line) ? before.find(lines.refHigh(line), lines.refLow(line)) : -1;
      if (place >= 0) {
        places[count++] = place;
      }
    }
    return Arrays.copyOf(places, count);
  }

  private int windowEnd(Ledger before, int[] places, int from) {
    long bytes = 0;
    int to = from;
    while (to < places.length && (to == from || bytes + before.length(places[to]) <= windowBytes)) {
      bytes += before.length(places[to++]);
    }
    return to;
  }

  /** Reads and writes the lines of some records; gives how many those were. */
  private int writeWindow(Ledger before, int[] places, OutputStream out) throws IOException {
    int[] starts = new int[places.length + 1];
    for (int line = 0; line < places.length; line++) {
      starts[line + 1] = starts[line] + before.length(places[line]);
    }
    byte[] bytes = new byte[starts[places.length]];
    BitSet known = new BitSet();
    for (Spans.Span span : Spans.of(before, places, GAP_BYTES)) {
      read(before, places, span, bytes, starts, known);
    }
    for (int line = known.nextSetBit(0); line >= 0; line = known.nextSetBit(line + 1)) {
      out.write(bytes, starts[line], starts[line + 1] - starts[line]);
      out.write('\n');
    }
    return known.cardinality();
  }

  private void read(
      Ledger before, int[] places, Spans.Span span, byte[] bytes, int[] starts, BitSet known)
      throws IOException {
    try (InputStream in = store.open(span.object().toDrop(), span.offset(), span.length())) {
      long position = span.offset();
      for (int line : span.lines()) {
        int length = before.length(places[line]);
        in.skipNBytes(before.offset(places[line]) - position);
        if (in.readNBytes(bytes, starts[line], length) < length) {
          return;
        }
        known.set(line);
        position = before.offset(places[line]) + length;
      }
    } catch (EOFException shorter) {
      // The object ends before the line: it is not the one that the ledger speaks of.
    } catch (PermanentException gone) {
      switch (gone.code()) {
        case ERROR_OBJECT_CHANGED, ERROR_OBJECT_NOT_FOUND, ERROR_ACCESS_DENIED -> {}
        default -> throw gone;
      }
    }
  }
}
