package dev.labeldrop.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** No line is blamed for a failed update that is innocent by the world's own rules. */
final class BlameCheck {

  private static final int PROOFS = 2;

  private final Seen seen;
  private final Notice notice;

  BlameCheck(Seen seen, Notice notice) {
    this.seen = seen;
    this.notice = notice;
  }

  List<String> violations() {
    List<String> violations = new ArrayList<>();
    if (!(notice.fields().get("problems") instanceof List<?> problems)) {
      return violations;
    }
    for (Object each : problems) {
      if (each instanceof Map<?, ?> problem
          && "ERROR_LINE_FAILS_UPDATE".equals(problem.get("code"))
          && problem.get("line") instanceof Number number) {
        notice.drop().lines().stream()
            .filter(line -> line.number() == number.intValue())
            .filter(line -> !isGuilty(line))
            .forEach(
                line -> violations.add("An innocent line is blamed: " + problem + " in " + notice));
      }
    }
    return violations;
  }

  private boolean isGuilty(DropLine line) {
    String text = line.text();
    return Line.isFatal(text) || failedAlone(text);
  }

  /** Whether updates with nothing but this line have failed often enough. */
  private boolean failedAlone(String text) {
    String dataset = notice.drop().dataset();
    return dataset != null
        && seen.service().dataset(dataset).updates().stream()
                .filter(Update::hasFailed)
                .filter(each -> each.writer.equals(notice.run()))
                .filter(each -> each.lines.equals(List.of(text)))
                .count()
            >= PROOFS;
  }
}
