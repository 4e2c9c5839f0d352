package dev.labeldrop.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a notice says that the service did with a line, the service was given to do: a line is
 * applied, or is missing though it was applied, only if an update of the run had it.
 */
final class SentCheck {

  private static final Set<String> AFTER_UPDATE =
      Set.of("ERROR_MISSING_ENTRY", "ERROR_ENTRY_DIFFERS", "ERROR_LINE_FAILS_UPDATE");

  private final Notice notice;
  private final Set<Integer> taken;

  SentCheck(Seen seen, Notice notice) {
    this.notice = notice;
    Set<String> texts = seen.sentBy(notice);
    this.taken =
        notice.drop().valid().stream()
            .filter(line -> texts.contains(line.text()))
            .map(DropLine::number)
            .collect(Collectors.toSet());
  }

  List<String> violations() {
    List<String> violations = new ArrayList<>();
    if (notice.lines("applied") > taken.size()) {
      violations.add(
          "Lines are called applied, and only %d were taken by the service: %s"
              .formatted(taken.size(), notice));
    }
    if (notice.fields().get("problems") instanceof List<?> problems) {
      for (Object each : problems) {
        if (each instanceof Map<?, ?> problem
            && AFTER_UPDATE.contains(String.valueOf(problem.get("code")))
            && problem.get("line") instanceof Number line
            && !taken.contains(line.intValue())) {
          violations.add(
              "The service is said to have done something with line %s, which it never had: %s"
                  .formatted(line, notice));
        }
      }
    }
    return violations;
  }
}
