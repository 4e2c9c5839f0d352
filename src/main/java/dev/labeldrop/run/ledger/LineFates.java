package dev.labeldrop.run.ledger;

import dev.labeldrop.manifest.Fingerprint;
import java.util.HashMap;
import java.util.Map;

/**
 * What became of each line of a run, by its place in the index; UNTOUCHED until something else is
 * said. The last word on a line counts. Not for several threads.
 */
public final class LineFates {

  /**
   * What the dataset was seen to hold.
   *
   * @param content the fingerprint of the entry's content
   * @param labels 64 bits over what training reads of it
   * @param state PROVED, or WITH_ERRORS
   */
  record Seen(Fingerprint content, long labels, EntryState state) {}

  private final byte[] fates;
  private final Map<Integer, Seen> seen = new HashMap<>();

  /** Of a number of lines, all of them UNTOUCHED. */
  public LineFates(int lines) {
    this.fates = new byte[lines];
  }

  /** How many lines it is about. */
  public int size() {
    return fates.length;
  }

  /** What became of a line. */
  public LineFate fate(int line) {
    return LineFate.of(fates[line]);
  }

  /**
   * Says what became of a line.
   *
   * @param fate any but SEEN_OTHER, which {@link #seenOther} says
   */
  public void set(int line, LineFate fate) {
    if (fate == LineFate.SEEN_OTHER) {
      throw new IllegalArgumentException("What was seen of line " + line + " must be said.");
    }
    fates[line] = (byte) fate.number();
  }

  /**
   * Says that a line was applied and the dataset holds another content.
   *
   * @param state PROVED, or WITH_ERRORS if the service keeps errors on the entry
   */
  public void seenOther(int line, Fingerprint content, long labels, EntryState state) {
    fates[line] = (byte) LineFate.SEEN_OTHER.number();
    seen.put(line, new Seen(content, labels, state));
  }

  /** What the dataset was seen to hold for a line that is SEEN_OTHER. */
  Seen seen(int line) {
    Seen other = seen.get(line);
    if (other == null) {
      throw new IllegalStateException("Line " + line + " is not SEEN_OTHER.");
    }
    return other;
  }
}
