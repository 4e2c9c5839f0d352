package dev.labeldrop.simulation;

import dev.labeldrop.simulation.Bucket.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The lines that a notice rejects are those of {@code rejected.jsonl}, line by line: each is a line
 * of the drop with its own number, each bad line is among them, and there are as many as the notice
 * counts. If all lines were sent, and it is known how many are missing, all others are in the
 * dataset. Where somebody has deleted files of the run, the notice says that lines are lost.
 */
final class RejectedCheck {

  private static final String SCHEME = "s3://";

  private final Seen seen;
  private final Notice notice;

  RejectedCheck(Seen seen, Notice notice) {
    this.seen = seen;
    this.notice = notice;
  }

  List<String> violations() {
    SimDrop drop = notice.drop();
    if (notice.knowsNothing() || drop.dataset() == null) {
      return List.of();
    }
    Optional<Integer> missing = notice.count("missing");
    int most = notice.lines("rejected") + missing.orElse(0) + failed();
    int least = stopped() ? most - failed() : most;
    Optional<List<String>> lines = lines("rejected");
    Optional<List<String>> reasons = lines("reasons");
    if (lines.isEmpty() || reasons.isEmpty()) {
      return List.of(); // somebody has deleted it
    }
    List<String> violations = new ArrayList<>();
    int size = lines.get().size();
    // Of missing lines whose number is not known, some may be there.
    int unsure = missing.isPresent() ? 0 : notice.lines("applied");
    if ((size < least || size > most + unsure) && !incomplete()) {
      violations.add(
          "%d to %d lines are rejected, and rejected.jsonl has %d: %s"
              .formatted(least, most, size, notice));
    }
    Set<Integer> numbers = new HashSet<>();
    for (int at = 0; at < size; at++) {
      int number =
          at < reasons.get().size()
                  && Notice.parse(reasons.get().get(at)).get("line") instanceof Number is
              ? is.intValue()
              : 0;
      String text = lines.get().get(at);
      boolean own =
          drop.lines().stream().anyMatch(e -> e.number() == number && e.text().equals(text));
      if (!own || !numbers.add(number)) {
        violations.add("Line %d of rejected.jsonl is not the drop's: %s".formatted(at + 1, notice));
      }
    }
    if (incomplete()) {
      if (!canBeIncomplete()) {
        violations.add("Rejected lines are called lost without a cause: " + notice);
      }
      return violations;
    }
    drop.lines().stream()
        .filter(line -> !line.valid() && !numbers.contains(line.number()))
        .forEach(line ->
            violations.add("Bad line %d is not rejected: %s".formatted(line.number(), notice)));
    if (notice.lines("notSent") == 0 && missing.isPresent() && !(stopped() && failed() > 0)) {
      violations.addAll(new TruthCheck(seen, notice).absent(numbers));
    }
    return violations;
  }

  private int failed() {
    return notice.lines("failed");
  }

  /**
   * Whether the run was ended by a failure that is no line's: then the whole file is to come again.
   */
  private boolean stopped() {
    return notice.problems().stream()
        .anyMatch(each -> each.get("line") == null && "ERROR".equals(each.get("severity")));
  }

  /** Whether the notice says that lines are not in the file. */
  private boolean incomplete() {
    return notice.problems().stream()
        .anyMatch(each -> "WARNING_REJECTED_INCOMPLETE".equals(each.get("code")));
  }

  /** Whether somebody can have deleted files of runs, or kept the run from writing one. */
  private boolean canBeIncomplete() {
    return seen.injected().stream()
        .anyMatch(each ->
            each.kind() == Fault.DELETE
                || each.kind() == Fault.DELETE_SOON
                || (each.kind() == Fault.REFUSED && each.run().equals(notice.run())));
  }

  /** The lines of a file that the notice names, as they were then; none if it names none. */
  private Optional<List<String>> lines(String field) {
    if (!(notice.fields().get(field) instanceof String uri)) {
      return Optional.of(List.of());
    }
    String key = uri.substring(uri.indexOf('/', SCHEME.length()) + 1);
    Instant then = Instant.ofEpochMilli(notice.at());
    return seen.bucket().history(key).reversed().stream()
        .filter(version -> !version.lastModified.isAfter(then))
        .findFirst()
        .filter(version -> !version.deleted)
        .map(Version::text)
        .map(text -> text.lines().toList());
  }
}
