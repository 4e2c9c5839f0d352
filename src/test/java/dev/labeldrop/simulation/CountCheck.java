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
    // Who is not able to look at images sends them all the same, and says so.
    int more = world.refuses(drop) ? 0 : notice.lines("rejected") - invalid;
    if (notice.lines("valid") + invalid + more != drop.lines().size()) {
      violations.add("Of the lines " + invalid + " are invalid: " + notice);
    }
    int bad = world.badImages(drop);
    if (more < 0 || more > bad) {
      violations.add(
          "Of the lines %d are to be rejected, and %d for their images: %s"
              .formatted(invalid, bad, notice));
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
