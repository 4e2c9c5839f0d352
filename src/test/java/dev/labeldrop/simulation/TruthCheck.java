package dev.labeldrop.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a notice says of the lines is so in the dataset at the moment when it is sent: a line that
 * it claims is there, or something newer is there in its place.
 */
final class TruthCheck {

  private final Seen seen;
  private final Notice notice;
  private final Map<String, List<Held>> past;
  private final long started;

  TruthCheck(Seen seen, Notice notice) {
    this.seen = seen;
    this.notice = notice;
    String dataset = notice.drop().dataset();
    this.past = dataset == null ? Map.of() : seen.past(dataset);
    this.started =
        seen.executions().stream()
            .filter(each -> each.name().equals(notice.run()))
            .mapToLong(each -> each.startDate().toEpochMilli())
            .findFirst()
            .orElse(0);
  }

  List<String> violations() {
    List<String> violations = new ArrayList<>();
    if (seen.world().refuses(notice.drop())
        || notice.drop().dataset() == null
        || notice.outcome().equals("REJECTED")) {
      int claimed = notice.lines("applied") + notice.lines("unchanged");
      return claimed == 0 ? violations : List.of("Lines of a refused file are claimed: " + notice);
    }
    List<DropLine> lines = notice.drop().valid();
    List<DropLine> absent = lines.stream().filter(line -> !isThere(line)).toList();
    long excused =
        Math.min(notice.lines("superseded"), absent.stream().filter(this::isOld).count());
    int claimed = notice.lines("applied") + notice.lines("unchanged") + notice.lines("superseded");
    if (claimed - unproved() > lines.size() - absent.size() + excused) {
      violations.add(
          "Lines are claimed that the dataset does not hold, %s: %s"
              .formatted(absent.stream().map(DropLine::number).toList(), notice));
    }
    boolean allSent = notice.lines("failed") + notice.lines("notSent") == 0;
    Optional<Integer> missing = notice.count("missing");
    if (allSent && missing.isPresent() && missing.get() > differing(lines)) {
      violations.add("Lines are called missing that are there: " + notice);
    }
    violations.addAll(errors(lines));
    long lost = lines.stream().filter(line -> Line.isLost(line.text())).count();
    violations.addAll(changes(lines, allSent ? absent.size() + lost : lines.size()));
    return violations;
  }

  /**
   * The lines that are claimed one by one, and are not there.
   *
   * @param rejected the numbers of those that are not claimed
   */
  List<String> absent(Set<Integer> rejected) {
    List<DropLine> absent =
        notice.drop().valid().stream()
            .filter(line -> !rejected.contains(line.number()) && !isThere(line))
            .toList();
    boolean excused =
        absent.size() <= notice.lines("superseded") && absent.stream().allMatch(this::isOld);
    return excused
        ? List.of()
        : List.of(
            "Lines are not rejected and not there, %s: %s"
                .formatted(absent.stream().map(DropLine::number).toList(), notice));
  }

  /** How many of the claimed lines the notice itself does not vouch for. */
  private int unproved() {
    return notice.outcome().equals("COMPLETE")
        ? 0
        : notice.count("missing").orElse(notice.lines("applied"));
  }

  /** The lines that the dataset did not hold, or that a newer drop may have brought since. */
  private long differing(List<DropLine> lines) {
    return lines.stream()
        .filter(line ->
            at(line.sourceRef(), notice.at())
                .filter(held -> held.line().equals(line.text()) && !isNewer(held))
                .isEmpty())
        .count();
  }

  private boolean isNewer(Held held) {
    return seen.dropOf(held.writer())
        .filter(writer -> writer.isNewerThan(notice.drop()))
        .isPresent();
  }

  private boolean isThere(DropLine line) {
    Optional<Held> held = at(line.sourceRef(), notice.at());
    return held.isPresent()
        && (held.get().line().equals(line.text())
            || (held.get().writer().equals(SimDataset.OUTSIDE) && held.get().at() > started)
            || isNewer(held.get()));
  }

  private Optional<Held> at(String sourceRef, long time) {
    return past.getOrDefault(sourceRef, List.of()).reversed().stream()
        .filter(each -> each.at() <= time)
        .findFirst();
  }

  /** Whether a newer drop is about the same image. */
  private boolean isOld(DropLine line) {
    return seen.world().drops().stream()
        .filter(other -> other.isNewerThan(notice.drop()))
        .flatMap(other -> other.valid().stream())
        .anyMatch(other -> other.sourceRef().equals(line.sourceRef()));
  }

  private List<String> errors(List<DropLine> lines) {
    // A newer drop may have replaced an entry between the proof and the notice.
    List<DropLine> odd =
        lines.stream().filter(line -> Line.isOdd(line.text())).filter(this::wasThere).toList();
    long ours = odd.stream().filter(line -> isThere(line) && isOurs(line.sourceRef())).count();
    if (notice.outcome().equals("COMPLETE") && ours > 0) {
      return List.of("Complete, with errors on entries: " + notice);
    }
    Optional<Integer> counted = notice.count("withErrors");
    // What counts as failed or as not sent can be there all the same; it is not among the applied.
    long least = notice.lines("failed") + notice.lines("notSent") == 0 ? ours : 0;
    return counted.isPresent() && (counted.get() < least || counted.get() > odd.size())
        ? List.of("There are %d to %d entries with errors: %s".formatted(ours, odd.size(), notice))
        : List.of();
  }

  /** Whether the dataset held the line at any time until the notice. */
  private boolean wasThere(DropLine line) {
    return past.getOrDefault(line.sourceRef(), List.of()).stream()
        .anyMatch(held -> held.at() <= notice.at() && held.line().equals(line.text()));
  }

  private boolean isOurs(String sourceRef) {
    return at(sourceRef, notice.at())
        .filter(held -> held.writer().equals(notice.run()))
        .isPresent();
  }

  /**
   * The entries that the run added and replaced. Lines that are missing may be counted, because
   * they were sent; nobody can say as what. Nor can anybody where others change the dataset between
   * the look at it and the update. Of a run whose execution was redriven, what a newer drop has
   * written over meanwhile counts as superseded.
   */
  private List<String> changes(List<DropLine> lines, long doubtful) {
    Optional<Integer> added = notice.number("changes", "added");
    Optional<Integer> replaced = notice.number("changes", "replaced");
    if (added.isEmpty() || replaced.isEmpty()) {
      return List.of();
    }
    List<Held> first =
        lines.stream()
            .map(line ->
                past.getOrDefault(line.sourceRef(), List.of()).stream()
                    .filter(each -> each.at() <= notice.at())
                    .filter(each -> each.writer().equals(notice.run()))
                    .findFirst())
            .flatMap(Optional::stream)
            .toList();
    long wereAdded = first.stream().filter(Held::added).count();
    long wereReplaced = first.size() - wereAdded;
    // Only what a newer drop is about can have been written and then be superseded.
    long superseded =
        Math.min(
            notice.lines("superseded"),
            lines.stream()
                .filter(
                    line -> first.stream().anyMatch(e -> e.sourceRef().equals(line.sourceRef())))
                .filter(this::isOld)
                .count());
    long others =
        seen.injected().stream()
            .filter(each -> each.kind() == Fault.CHANGE || each.kind() == Fault.OVERTAKEN)
            .filter(each -> each.where().contains(String.valueOf(notice.drop().dataset())))
            .count();
    return Math.abs(added.get() - wereAdded) + Math.abs(replaced.get() - wereReplaced)
            <= doubtful + superseded + 2 * others
        ? List.of()
        : List.of("%d were added and %d replaced: %s".formatted(wereAdded, wereReplaced, notice));
  }
}
