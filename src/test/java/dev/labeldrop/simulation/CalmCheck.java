package dev.labeldrop.simulation;

import java.util.ArrayList;
import java.util.List;

/** Where no fault has struck, every drop ends as its lines deserve, in one notice. */
final class CalmCheck {

  private final Seen seen;
  private final List<Notice> notices;

  CalmCheck(Seen seen, List<Notice> notices) {
    this.seen = seen;
    this.notices = notices;
  }

  List<String> violations() {
    List<String> violations = new ArrayList<>();
    if (!seen.strong().isEmpty()) {
      return violations;
    }
    notices.stream()
        .filter(each -> !deserved(each))
        .forEach(each -> violations.add("Nothing went wrong, and yet: " + each));
    for (SimDrop drop : seen.world().drops()) {
      long many = notices.stream().filter(each -> each.drop().equals(drop)).count();
      if (many != 1) {
        violations.add("There are " + many + " notices of " + drop);
      }
    }
    return violations;
  }

  private boolean deserved(Notice notice) {
    SimDrop drop = notice.drop();
    if (seen.world().refuses(drop)) {
      return notice.outcome().equals("REJECTED");
    }
    if (seen.world().refusesForImages(drop)) {
      return notice.outcome().equals("REJECTED");
    }
    if (drop.dataset() == null) {
      return List.of("REJECTED", "FAILED").contains(notice.outcome());
    }
    boolean clean =
        drop.valid().stream()
            .map(DropLine::text)
            .noneMatch(text -> Line.isFatal(text) || Line.isLost(text) || Line.isOdd(text));
    boolean room = seen.world().datasets().stream().noneMatch(each -> each.strangers() > 200_000);
    return notice.isComplete() || !clean || !room;
  }
}
