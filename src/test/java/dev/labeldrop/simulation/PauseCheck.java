package dev.labeldrop.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** While a dataset is paused, and somebody was told so, no run is given its turn. */
final class PauseCheck {

  private final Seen seen;
  private final SimDataset dataset;

  PauseCheck(Seen seen, SimDataset dataset) {
    this.seen = seen;
    this.dataset = dataset;
  }

  List<String> violations() {
    List<String> violations = new ArrayList<>();
    String number = dataset.arn().substring(dataset.arn().lastIndexOf('/') + 1);
    for (String key : seen.bucket().keys("datasets/", "")) {
      if (key.endsWith("-" + number + "/turn.json")) {
        List<Bucket.Version> files = seen.bucket().history(key.replace("turn.json", "paused.json"));
        seen.pauses().stream()
            .filter(each -> each.dataset().equals(dataset.arn()))
            .forEach(each -> violations.addAll(given(key, each, end(files, each))));
      }
    }
    return violations;
  }

  /** When the pause that somebody was told of ended; 0 if another one ended it before that. */
  private static long end(List<Bucket.Version> files, Operator.Paused pause) {
    boolean holds = false;
    for (Bucket.Version each : files) {
      long at = each.lastModified.toEpochMilli();
      if (each.deleted && at >= pause.began()) {
        return at > pause.told() && holds ? at : 0;
      }
      holds = !each.deleted;
    }
    return holds ? Long.MAX_VALUE : 0;
  }

  private List<String> given(String key, Operator.Paused pause, long end) {
    List<String> violations = new ArrayList<>();
    String before = "";
    for (Bucket.Version each : seen.bucket().history(key)) {
      Map<String, Object> turn = Notice.parse(each.text());
      String holder = String.valueOf(turn.get("execution")) + turn.get("number");
      long at = each.lastModified.toEpochMilli();
      boolean gives = !holder.equals(before) && !String.valueOf(turn.get("run")).isEmpty();
      if (gives && at > pause.told() && at < end) {
        violations.add(
            "%s gave the turn of %s to %s while it was paused"
                .formatted(each.writer, dataset.arn(), holder));
      }
      before = holder;
    }
    return violations;
  }
}
