package dev.labeldrop.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A run sends no line again after it was applied, unless a fault struck that can be the reason: one
 * of its own, one that struck no run in particular, or a late request of another run.
 */
final class SentTwiceCheck {

  /** What another run's request can come late by, and overtake this one's. */
  private static final Set<Fault> LATE =
      Set.of(
          Fault.ARRIVES_LATE, Fault.DIES_MEANWHILE, Fault.ORPHANED, Fault.SENT_TWICE, Fault.HANGS);

  private final Seen seen;
  private final SimDataset dataset;

  SentTwiceCheck(Seen seen, SimDataset dataset) {
    this.seen = seen;
    this.dataset = dataset;
  }

  List<String> violations() {
    List<String> violations = new ArrayList<>();
    if (seen.world().behaviour().stamp() == Behaviour.Stamp.LATE) {
      return violations; // the end of an update cannot be told from that of the one before
    }
    Map<String, Boolean> sent = new HashMap<>();
    for (Update update : dataset.updates()) {
      for (String line : update.lines) {
        Boolean failed = sent.put(update.writer + line, update.hasFailed());
        if (Boolean.FALSE.equals(failed) && !update.writer.equals(SimDataset.OUTSIDE)) {
          sentAgain(update.writer, line, violations);
        }
      }
    }
    return violations;
  }

  private void sentAgain(String run, String line, List<String> violations) {
    boolean excused =
        seen.strong().stream()
            .anyMatch(each ->
                each.run().equals(run)
                    || LATE.contains(each.kind())
                    || !seen.runs().containsKey(each.run()));
    if (!excused) {
      violations.add("A line was sent again after it was applied: " + run + " " + line);
    }
  }
}
