package dev.labeldrop.manifest;

import dev.labeldrop.manifest.json.LineTape;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of the lines that came last. A manifest is written by one program, so that most of its
 * lines have a shape that was there before: then nothing of it needs to be looked up by name again.
 *
 * <p>A line without a problem and of no known shape gives one, in place of the one that was met
 * longest ago. In a file in which no shape comes twice that would be work in vain, so that after
 * each shape that was not met again twice as many lines give none.
 */
final class LineShapes {

  /** As many as a file with a few kinds of lines has. */
  static final int MOST = 4;

  private static final int LONGEST_PAUSE = 1024;

  private final ShapeBuilder builder;
  private final ShapeReader reader;
  private final LinesAhead ahead = new LinesAhead();
  private LinesAhead last = ahead;
  private LineFacts facts = new LineFacts();

  /** Those known after the last that was learnt; another thread looks at them. */
  private volatile @Nullable LineShape[] known;

  /** Where a line starts that was just found to be of no known shape, or -1. */
  private int unread = -1;

  private int pause;
  private int wait;

  /**
   * No shapes yet.
   *
   * @param tape has a line that is to be learnt
   * @param hash tells source-refs apart
   * @param most how many shapes are known at once; with 0, every line is left to the rules
   */
  LineShapes(LineTape tape, SipHash hash, int most) {
    this.builder = new ShapeBuilder(tape);
    this.reader = new ShapeReader(hash, most);
    this.known = reader.shapes();
  }

  /** What was found of the line that was read last. */
  LineFacts facts() {
    return facts;
  }

  /** Those known, for any thread; to be read only. */
  @Nullable LineShape[] known() {
    return known;
  }

  /**
   * Reads on from the start of a line, without knowing where it ends. Some lines that follow are
   * read, too: until {@link #forgetAhead} the bytes stay where they are.
   *
   * @param start index of its first byte
   * @param filled index after the last byte that is there, where a line feed stands
   * @return index of the line feed that ends the line; -1 where the line is of no shape that is
   *     known, may have a problem, or is not all there
   */
  int read(byte[] bytes, int start, int filled) {
    return read(bytes, start, filled, null);
  }

  /** The same, where somebody else may have read the line. */
  int read(byte[] bytes, int start, int filled, @Nullable LinesAhead others) {
    LineFacts next = others == null ? null : others.take(start);
    last = next == null || others == null ? ahead : others;
    if (next == null) {
      next = ahead.take(start);
    }
    if (next == null && start != unread) {
      readAhead(bytes, start, filled, others == null ? LinesAhead.BATCH : 1);
      next = ahead.take(start);
    }
    if (next == null) {
      unread = -1;
      return -1;
    }
    pause = 0;
    facts = next;
    return next.feed();
  }

  private void readAhead(byte[] bytes, int start, int filled, int most) {
    ahead.clear();
    unread = -1;
    int at = start;
    while (ahead.count() < most) {
      int feed = reader.read(bytes, at, filled, ahead.room());
      if (feed < 0) {
        unread = at;
        return;
      }
      ahead.add();
      at = feed + 1;
    }
  }

  /** Forgets the lines that were read and not asked for: the bytes move. */
  void forgetAhead() {
    ahead.clear();
    unread = -1;
  }

  /** Has the table of source-refs bring near what it will be asked for. */
  void bringNear(SourceRefLines lines) {
    last.bringNear(lines);
  }

  /** Takes the shape of a line that has no problem, and that {@link #read} did not know. */
  void learn(byte[] bytes, int start, int end) {
    if (wait > 0 || reader.most() == 0) {
      wait--;
      return;
    }
    wait = pause;
    pause = Math.min(LONGEST_PAUSE, pause * 2 + 1);
    LineShape shape = builder.build(start, end);
    if (shape != null && reader.isOf(shape, bytes, start, end)) {
      reader.put(shape);
      known = reader.shapes();
    }
  }
}
