package dev.labeldrop.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A notice's counts add up, and are those of the file. */
final class CountCheck {

  private final World world;
  private final Notice notice;

  CountCheck(World world, Notice notice) {
    this.world = world;
    this.notice = notice;
  }

  List<String> violations() {
    List<String> violations = new ArrayList<>();
    SimDrop drop = notice.drop();
    if (notice.knowsNothing()) {
      return violations;
    }
    if (notice.lines("total") != drop.lines().size()) {
      violations.add("Another number of lines than the file's: " + notice);
    }
    int sum =
        Stream.of("rejected", "applied", "failed", "notSent", "unchanged", "superseded")
            .mapToInt(notice::lines)
            .sum();
    if (sum != notice.lines("total")) {
      violations.add("The lines add up to " + sum + ": " + notice);
    }
    int invalid = drop.lines().size() - drop.valid().size();
    if (notice.lines("valid") + invalid != drop.lines().size()) {
      violations.add("Of the lines " + invalid + " are invalid: " + notice);
    }
    if (!world.refuses(drop) && notice.lines("rejected") != invalid) {
      violations.add("Of the lines " + invalid + " are to be rejected: " + notice);
    }
    boolean complete = notice.text("status").equals("UPDATE_COMPLETE");
    if (complete != notice.isComplete()) {
      violations.add("Status and outcome differ: " + notice);
    }
    if (complete && notice.lines("failed") + notice.lines("notSent") > 0) {
      violations.add("Complete, with lines that were not applied: " + notice);
    }
    return violations;
  }
}
