package dev.labeldrop.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A dataset is one run's at a time; no update of it comes between another run's. */
final class TurnCheck {

  private final Seen seen;
  private final SimDataset dataset;

  TurnCheck(Seen seen, SimDataset dataset) {
    this.seen = seen;
    this.dataset = dataset;
  }

  List<String> violations() {
    List<String> violations = new ArrayList<>();
    Set<String> over = new HashSet<>();
    String last = "";
    for (Update each : dataset.updates()) {
      if (each.writer.equals(SimDataset.OUTSIDE)) {
        continue;
      }
      if (!each.writer.equals(last)) {
        over.add(last);
        if (over.contains(each.writer) && !mayComeBack(each.writer)) {
          violations.add(
              "An update of "
                  + each.writer
                  + " came after one of "
                  + last
                  + ", which came between");
        }
      }
      last = each.writer;
    }
    return violations;
  }

  /** An execution that somebody has stopped loses its turn, and may get another one later. */
  private boolean mayComeBack(String run) {
    return seen.executions().stream()
        .filter(each -> each.name().equals(run))
        .anyMatch(each -> each.describe().redriveCount() > 0);
  }
}
