package dev.labeldrop.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * Calls stay within what is stated: a run that no fault struck lists no more pages than
 * MaxListingCalls before it sends and again after that, those of errors aside, and asks for no more
 * updates than there are lines to send and MaxIsolationUpdates to search with.
 */
final class BoundsCheck {

  /** Any one entry is asked for, to compare its bucket with that of the lines. */
  private static final int ANY_ENTRY = 1;

  private final Seen seen;
  private final Notice notice;

  BoundsCheck(Seen seen, Notice notice) {
    this.seen = seen;
    this.notice = notice;
  }

  List<String> violations() {
    List<String> violations = new ArrayList<>();
    String dataset = notice.drop().dataset();
    if (dataset == null || wasStruck()) {
      return violations;
    }
    int pages = seen.listed().getOrDefault(notice.run(), 0);
    int most = 2 * parameter("MAX_LISTING_CALLS") + ANY_ENTRY;
    if (pages > most) {
      violations.add("%d pages were listed, and %d may be: %s".formatted(pages, most, notice));
    }
    long updates =
        seen.service().dataset(dataset).updates().stream()
            .filter(each -> each.writer.equals(notice.run()))
            .count();
    int chunks = notice.number("chunks", "total").orElse(0);
    // What is left over of a chunk is sent a last time at the end, whatever the search has cost.
    int may = 2 * chunks + parameter("MAX_ISOLATION_UPDATES");
    if (updates > may) {
      violations.add("%d updates were sent, and %d may be: %s".formatted(updates, may, notice));
    }
    return violations;
  }

  private boolean wasStruck() {
    return seen.strong().stream()
        .anyMatch(each -> each.run().equals(notice.run()) || !seen.runs().containsKey(each.run()));
  }

  private int parameter(String name) {
    return Integer.parseInt(seen.world().parameters().getOrDefault(name, "0"));
  }
}
