package dev.labeldrop.manifest;

import dev.labeldrop.manifest.json.LineTape;
import dev.labeldrop.manifest.json.Swar;
import org.jspecify.annotations.Nullable;

/**
 * The names of labels that lines of known shapes had, each with nothing to be said about it. The
 * first {@value #MOST} are kept, more than a dataset takes; of others each is judged anew.
 *
 * <p>Worked example: {@code pallet} is judged and kept on line 2, and counted as label 0. On line 3
 * its six bytes are found here, so that it need neither be judged nor looked up to be counted.
 */
final class KnownNames {

  private static final int MOST = 256;

  /** At most a quarter full. */
  private static final int PLACES = 1024;

  /** A name, and what is known about it. */
  static final class Name {

    /** Number of the label in the table of the manifest's labels; -1 until it is counted. */
    int label = -1;

    private final byte[] text;
    private final int length;

    private Name(byte[] bytes, int start, int end) {
      this.text = LineTape.padded(bytes, start, end);
      this.length = end - start;
    }

    private boolean is(byte[] bytes, int start, int end) {
      return length == end - start && Swar.equal(text, 0, bytes, start, length);
    }
  }

  private final @Nullable Name[] names = new Name[PLACES];
  private @Nullable Name last;
  private int count;

  /**
   * Whether nothing is to be said about a name in a range of bytes without escapes.
   *
   * @param end index after its last byte; at least eight more can be read
   */
  boolean isFine(byte[] bytes, int start, int end) {
    int place = (int) Swar.hash(bytes, start, end) & (PLACES - 1);
    last = names[place];
    while (last != null && !last.is(bytes, start, end)) {
      place = (place + 1) & (PLACES - 1);
      last = names[place];
    }
    if (last != null) {
      return true;
    }
    boolean fine = LineLabels.isFine(bytes, start, end);
    if (fine && count < MOST) {
      count++;
      last = new Name(bytes, start, end);
      names[place] = last;
    }
    return fine;
  }

  /** What is known of the name that was just found fine; null if no more are kept. */
  @Nullable Name last() {
    return last;
  }
}
