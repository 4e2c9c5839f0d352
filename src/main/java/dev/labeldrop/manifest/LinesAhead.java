package dev.labeldrop.manifest;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of known shapes that were read before they are asked for, one after the other. */
final class LinesAhead {

  /** How many lines are read ahead, and how many places of the table are brought near at once. */
  static final int BATCH = 16;

  /** The room for facts, used again and again. */
  private final List<LineFacts> facts = new ArrayList<>();

  private int count;
  private int next;

  /** Forgets all lines. */
  void clear() {
    count = 0;
    next = 0;
  }

  /** How many lines were added. */
  int count() {
    return count;
  }

  /** Where the facts of a line are written that may be added. */
  LineFacts room() {
    if (count == facts.size()) {
      facts.add(new LineFacts());
    }
    return facts.get(count);
  }

  /** Adds the line whose facts were written to {@link #room}. */
  void add() {
    count++;
  }

  /** Moves on to the line that starts at an index; null where that is not the next. */
  @Nullable LineFacts take(int start) {
    while (next < count && facts.get(next).start() < start) {
      next++;
    }
    if (next == count || facts.get(next).start() != start) {
      return null;
    }
    next++;
    return facts.get(next - 1);
  }

  /** Has the table of source-refs bring near what it will be asked for, once in a few lines. */
  void bringNear(SourceRefLines lines) {
    if (next % BATCH == 1) {
      int end = Math.min(count, next - 1 + BATCH);
      for (int line = next - 1; line < end; line++) {
        lines.bringNear(facts.get(line).first());
      }
    }
  }
}
