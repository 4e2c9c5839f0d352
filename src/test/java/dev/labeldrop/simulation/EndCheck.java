package dev.labeldrop.simulation;

import dev.labeldrop.local.states.Execution;
import dev.labeldrop.local.states.Status;
import java.util.ArrayList;
import java.util.List;

/**
 * Every drop ends: in a notice, in an execution that the rule on execution status tells of, or in
 * the queue of events that could not be delivered.
 */
final class EndCheck {

  /** Of 25,000 that there may be; the files are small. */
  private static final int MOST_EVENTS = 8_000;

  private final Seen seen;
  private final List<Notice> notices;

  EndCheck(Seen seen, List<Notice> notices) {
    this.seen = seen;
    this.notices = notices;
  }

  List<String> violations() {
    List<String> violations = new ArrayList<>();
    for (Execution each : seen.executions()) {
      if (each.history().size() > MOST_EVENTS) {
        violations.add("%s has %d events".formatted(each.name(), each.history().size()));
      }
      if (each.describe().status() == Status.RUNNING) {
        violations.add("The execution " + each.name() + " runs for ever.");
      }
    }
    for (SimDrop each : seen.world().drops()) {
      if (!hasEnded(each)) {
        violations.add("No end: " + each);
      }
    }
    return violations;
  }

  private boolean hasEnded(SimDrop drop) {
    return notices.stream().anyMatch(each -> each.drop().equals(drop))
        || seen.undelivered().contains(drop.number())
        || seen.executions().stream()
            .filter(each -> each.describe().status() != Status.SUCCEEDED)
            .anyMatch(each -> each.input().contains(drop.key()));
  }
}
