package dev.labeldrop.simulation;

import dev.labeldrop.local.states.Execution;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    violations.addAll(taken());
    return violations;
  }

  /** From an execution that runs, none takes the turn, and none but its run gives it back. */
  private List<String> taken() {
    List<String> violations = new ArrayList<>();
    String number = dataset.arn().substring(dataset.arn().lastIndexOf('/') + 1);
    seen.bucket().keys("datasets/", "").stream()
        .filter(key -> key.endsWith("-" + number + "/turn.json"))
        .forEach(key -> {
          Map<String, Object> before = Map.of();
          for (Bucket.Version each : seen.bucket().history(key)) {
            Map<String, Object> turn = Notice.parse(each.text());
            String holder = String.valueOf(before.getOrDefault("execution", ""));
            boolean stays = holder.isEmpty() || holder.equals(turn.get("execution"));
            boolean own = each.writer != null && each.writer.run.equals(before.get("run"));
            if (!stays && !own && ran(holder, each.lastModified)) {
              violations.add(each.writer + " took the turn of " + dataset.arn() + ": " + before);
            }
            before = turn;
          }
        });
    return violations;
  }

  private boolean ran(String execution, Instant then) {
    return seen.executions().stream()
        .filter(each -> each.arn().equals(execution))
        .map(Execution::describe)
        .filter(each -> each.redriveCount() == 0)
        .anyMatch(each -> each.stopDate() == null || each.stopDate().isAfter(then));
  }

  /** An execution that somebody has stopped loses its turn, and may get another one later. */
  private boolean mayComeBack(String run) {
    return seen.executions().stream()
        .filter(each -> each.name().equals(run))
        .anyMatch(each -> each.describe().redriveCount() > 0);
  }
}
