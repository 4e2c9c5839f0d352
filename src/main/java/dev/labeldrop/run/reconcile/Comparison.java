package dev.labeldrop.run.reconcile;

import dev.labeldrop.run.ledger.Decision;
import dev.labeldrop.run.ledger.Ledger;
import dev.labeldrop.run.ledger.LineIndex;
import dev.labeldrop.run.state.RunOutcome;
import dev.labeldrop.run.state.Sights;
import dev.labeldrop.run.state.Sights.Sight;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;

/**
 * Compares lines with the entries that were seen, by their fingerprints.
 *
 * <p>The service may keep lines otherwise than they were sent, as with another order of
 * annotations. If most of the entries differ from their lines, but not in labels and boxes, that is
 * taken for the service's way, and labels and boxes are compared instead.
 *
 * <p>Worked example: of four replaced lines, the entries of three differ in content and are alike
 * in labels, and that of the fourth has another label. Three of four: the service rewrites lines.
 * The three are held; the fourth is another.
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
    int seen = count(Likeness.SAME) + count(Likeness.ALIKE) + count(Likeness.OTHER);
    this.rewrites = rewrites || 2 * count(Likeness.ALIKE) > seen;
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
        case SAME -> before.set(line, Sight.HELD);
        case ALIKE -> before.set(line, rewrites ? Sight.HELD : Sight.OTHER);
        case OTHER -> before.set(line, Sight.OTHER);
      }
    }
    if (looks.unreadable() == 0) {
      absent(before, looks, asked);
    }
    return before;
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
