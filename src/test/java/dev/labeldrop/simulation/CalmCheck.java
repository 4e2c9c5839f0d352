package dev.labeldrop.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where no fault has struck, every drop ends as its lines deserve, and nothing is sent twice. */
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
    if (seen.world().behaviour().stamp() != Behaviour.Stamp.LATE) {
      seen.service().datasets().forEach(each -> violations.addAll(sentTwice(each)));
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

  private List<String> sentTwice(SimDataset dataset) {
    List<String> violations = new ArrayList<>();
    Map<String, Boolean> sent = new HashMap<>();
    for (Update update : dataset.updates()) {
      for (String line : update.lines) {
        Boolean failed = sent.put(update.writer + line, update.hasFailed());
        if (Boolean.FALSE.equals(failed)) {
          violations.add("A line was sent again after it was applied: " + update.writer + line);
        }
      }
    }
    return violations;
  }
}
