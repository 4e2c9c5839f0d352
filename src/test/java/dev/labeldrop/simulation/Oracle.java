package dev.labeldrop.simulation;

import java.util.ArrayList;
import java.util.List;

/** Judges what a seed left behind, by the world's own rules. */
final class Oracle {

  private final Seen seen;

  Oracle(Seen seen) {
    this.seen = seen;
  }

  /** What must not be, in words. */
  List<String> violations() {
    List<String> violations = new ArrayList<>(seen.witnessed());
    List<Notice> notices = Notice.all(seen);
    violations.addAll(new EndCheck(seen, notices).violations());
    for (Notice each : notices) {
      violations.addAll(new CountCheck(seen.world(), each).violations());
      violations.addAll(new TruthCheck(seen, each).violations());
      violations.addAll(new RejectedCheck(seen, each).violations());
      violations.addAll(new BlameCheck(seen, each).violations());
      violations.addAll(new SentCheck(seen, each).violations());
      violations.addAll(new ImagesCheck(seen, each).violations());
      violations.addAll(new StopCheck(seen, each).violations());
      violations.addAll(new BoundsCheck(seen, each).violations());
    }
    for (SimDataset each : seen.service().datasets()) {
      violations.addAll(new FinalCheck(seen, notices, each).violations());
      violations.addAll(new TurnCheck(seen, each).violations());
      violations.addAll(new PauseCheck(seen, each).violations());
      violations.addAll(new SentTwiceCheck(seen, each).violations());
    }
    violations.addAll(new CalmCheck(seen, notices).violations());
    return violations;
  }
}
