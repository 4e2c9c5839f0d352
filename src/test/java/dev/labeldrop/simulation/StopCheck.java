package dev.labeldrop.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * Of a run that somebody stopped the notice says so, unless there was nothing left to stop; of
 * another it does not.
 */
final class StopCheck {

  private final Seen seen;
  private final Notice notice;

  StopCheck(Seen seen, Notice notice) {
    this.seen = seen;
    this.notice = notice;
  }

  List<String> violations() {
    List<String> violations = new ArrayList<>();
    boolean told =
        notice.problems().stream().anyMatch(each -> "ERROR_RUN_STOPPED".equals(each.get("code")));
    boolean stopped =
        seen.bucket().history("runs/" + notice.run() + "/stop.json").stream()
            .anyMatch(each -> each.lastModified.toEpochMilli() <= notice.at());
    if (told && !stopped) {
      violations.add("The run is said to have been stopped, and was not: " + notice);
    }
    if (told && notice.isComplete()) {
      violations.add("Complete, though it was stopped: " + notice);
    }
    return violations;
  }
}
