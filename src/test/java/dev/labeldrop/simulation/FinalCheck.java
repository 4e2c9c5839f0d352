package dev.labeldrop.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * At the end a dataset holds, image by image, what the newest drop says that could be applied. A
 * drop whose notice claims a line stands for it; one whose notice does not may have applied it or
 * not.
 */
final class FinalCheck {

  private final Seen seen;
  private final List<Notice> notices;
  private final SimDataset dataset;
  private final List<SimDrop> newestFirst;

  FinalCheck(Seen seen, List<Notice> notices, SimDataset dataset) {
    this.seen = seen;
    this.notices = notices;
    this.dataset = dataset;
    this.newestFirst =
        seen.world().drops().stream()
            .filter(drop -> dataset.arn().equals(drop.dataset()) && !seen.world().refuses(drop))
            .sorted(
                Comparator.comparingLong(SimDrop::at).thenComparingInt(SimDrop::number).reversed())
            .toList();
  }

  List<String> violations() {
    List<Held> entries = dataset.entries(seen.now());
    Set<String> refs = new LinkedHashSet<>();
    newestFirst.stream()
        .flatMap(each -> each.valid().stream())
        .map(DropLine::sourceRef)
        .forEach(refs::add);
    List<String> violations = new ArrayList<>();
    for (String ref : refs) {
      Optional<Held> held =
          entries.stream().filter(each -> each.sourceRef().equals(ref)).findFirst();
      judge(ref, held).ifPresent(violations::add);
    }
    return violations;
  }

  private Optional<String> judge(String ref, Optional<Held> held) {
    if (held.isPresent() && held.get().writer().equals(SimDataset.OUTSIDE) && isChanged(ref)) {
      return Optional.empty();
    }
    Set<String> allowed = new HashSet<>();
    for (SimDrop drop : newestFirst) {
      Optional<DropLine> line = line(drop, ref);
      if (line.isPresent()) {
        boolean can = !Line.isFatal(line.get().text()) && !Line.isLost(line.get().text());
        if (can) {
          allowed.add(line.get().text());
        }
        if (!seen.world().hasBadImage(line.get()) && claims(drop, line.get(), can)) {
          return held.isPresent() && allowed.contains(held.get().line())
              ? Optional.empty()
              : Optional.of(wrong(ref, held, drop));
        }
      }
    }
    boolean before = held.isEmpty() || held.get().writer().equals(SimDataset.OUTSIDE);
    return before || allowed.contains(held.get().line())
        ? Optional.empty()
        : Optional.of(wrong(ref, held, newestFirst.getLast()));
  }

  /** Whether somebody else has changed the entry while the world was at work. */
  private boolean isChanged(String ref) {
    return dataset.history(seen.now()).stream()
        .anyMatch(each ->
            each.sourceRef().equals(ref)
                && each.writer().equals(SimDataset.OUTSIDE)
                && !each.added());
  }

  private static Optional<DropLine> line(SimDrop drop, String ref) {
    return drop.valid().stream().filter(each -> each.sourceRef().equals(ref)).findFirst();
  }

  /** Whether the drop's notice says that the dataset has this line. */
  private boolean claims(SimDrop drop, DropLine line, boolean can) {
    return noticesOf(drop)
        .anyMatch(each ->
            each.isComplete()
                && each.lines("superseded") == 0
                && (can || each.count("missing").isPresent())
                && line.valid());
  }

  private Stream<Notice> noticesOf(SimDrop drop) {
    return notices.stream().filter(each -> each.drop().equals(drop));
  }

  private String wrong(String ref, Optional<Held> held, SimDrop expected) {
    return "%s is %s, though %s is the newest that claims it"
        .formatted(ref, held.map(Held::toString).orElse("not there"), expected);
  }
}
