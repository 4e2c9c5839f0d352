package dev.labeldrop.run.reconcile;

import dev.labeldrop.run.files.Sights;
import dev.labeldrop.run.files.Sights.Sight;
import dev.labeldrop.run.ledger.Decision;
import dev.labeldrop.run.ledger.EntryState;
import dev.labeldrop.run.ledger.Ledger;
import dev.labeldrop.run.ledger.LineIndex;
import dev.labeldrop.run.progress.RunOutcome;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;

/**
 * Compares lines with the entries that were seen, by their fingerprints.
 *
 * <p>The service may keep lines otherwise than they were sent, as with another order of
 * annotations. If more entries differ from their lines, but not in labels and boxes, than are the
 * same, that is taken for the service's way, and labels and boxes are compared instead. An entry
 * with other labels says nothing of it: somebody else may have written it.
 *
 * <p>Worked example: of two replaced lines, the entry of one differs in content and is alike in
 * labels, and that of the other has another label. One alike, none the same: the service rewrites
 * lines. The first is held; the second is another.
 */
final class Comparison {

  /** What one line and its entry have in common. */
  private enum Likeness {
    NOT_SEEN,
    SAME,
    /** Another content, the same labels and boxes. */
    ALIKE,
    OTHER
  }

  private final LineIndex lines;
  private final Ledger entries;
  private final BitSet ours;
  private final Likeness[] likenesses;
  private final Map<Likeness, Integer> counts = new EnumMap<>(Likeness.class);
  private final boolean rewrites;

  /**
   * Compares.
   *
   * @param entries what was seen
   * @param rewrites whether the service is known to keep lines otherwise than they were sent
   */
  Comparison(LineIndex lines, RunOutcome outcome, Ledger entries, boolean rewrites) {
    this.lines = lines;
    this.entries = entries;
    this.ours = new BitSet(lines.size());
    this.likenesses = new Likeness[lines.size()];
    for (int line = 0; line < lines.size(); line++) {
      ours.set(line, outcome.touched(line) || outcome.decision(line) == Decision.DONE);
      Likeness likeness = ours.get(line) ? likeness(line) : Likeness.NOT_SEEN;
      likenesses[line] = likeness;
      counts.merge(likeness, 1, Integer::sum);
    }
    this.rewrites = rewrites || count(Likeness.ALIKE) > count(Likeness.SAME);
  }

  private int count(Likeness likeness) {
    return counts.getOrDefault(likeness, 0);
  }

  private Likeness likeness(int line) {
    int place = entries.find(lines.refHigh(line), lines.refLow(line));
    if (place < 0) {
      return Likeness.NOT_SEEN;
    }
    if (entries.content(place).equals(lines.content(line))) {
      return Likeness.SAME;
    }
    boolean alike = lines.labels(line) != 0 && entries.labels(place) == lines.labels(line);
    return alike ? Likeness.ALIKE : Likeness.OTHER;
  }

  /** Whether the service keeps lines otherwise than they were sent. */
  boolean rewrites() {
    return rewrites;
  }

  /**
   * What was seen of the lines.
   *
   * @param before what was known of them already
   * @param looks which lines' entries would have been seen, if the dataset had them
   * @param asked the lines that were to be looked at
   */
  Sights sights(Sights before, Looks looks, int[] asked) {
    for (int line = 0; line < likenesses.length; line++) {
      switch (likenesses[line]) {
        case NOT_SEEN -> {}
        case SAME -> before.set(line, held(line));
        case ALIKE -> before.set(line, rewrites ? held(line) : Sight.OTHER);
        case OTHER -> before.set(line, Sight.OTHER);
      }
    }
    if (looks.unreadable() == 0) {
      absent(before, looks, asked);
    }
    return before;
  }

  private Sight held(int line) {
    int place = entries.find(lines.refHigh(line), lines.refLow(line));
    return entries.state(place) == EntryState.WITH_ERRORS ? Sight.HELD_WITH_ERRORS : Sight.HELD;
  }

  private void absent(Sights sights, Looks looks, int[] asked) {
    int[] looked =
        looks.allSeen()
            ? ours.stream().toArray()
            : looks.prefixSeen()
                ? asked
                : looks.places().stream().limit(looks.next()).mapToInt(place -> place).toArray();
    for (int line : looked) {
      if (likenesses[line] == Likeness.NOT_SEEN) {
        sights.set(line, Sight.ABSENT);
      }
    }
  }
}
