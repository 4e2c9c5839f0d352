package dev.labeldrop.change;

import dev.labeldrop.manifest.LabelledBox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The boxes of an image before and after, beside each other. Boxes have no names, so which one
 * became which is a reading: a box that is there before and after is the same; of the others, one
 * in the same place with another label was renamed; of those left, two of one label that overlap
 * are one that moved, and those that overlap most are paired first. The rest were removed or added.
 *
 * <p>Worked example: before, a rose at 0,0 and a rose at 100,0, each 50 by 50; after, a rose at 5,0
 * and a tulip at 100,0. The rose at 100,0 became a tulip: same place. The rose at 0,0 overlaps the
 * one at 5,0: it moved. Nothing was added or removed.
 *
 * @param added boxes that were not there before
 * @param removed boxes that are not there now
 * @param moved boxes in another place, or of another size
 * @param renamed boxes with another label
 */
record BoxChanges(
    List<LabelledBox> added,
    List<LabelledBox> removed,
    List<MovedBox> moved,
    List<RenamedBox> renamed) {

  /** Two boxes that overlap, by their places in their lists. */
  private record Pair(int before, int after, double overlap) {}

  static BoxChanges of(List<LabelledBox> before, List<LabelledBox> after) {
    List<LabelledBox> removed = Bags.minus(before, after);
    List<LabelledBox> added = Bags.minus(after, before);
    List<RenamedBox> renamed = renamed(removed, added);
    List<MovedBox> moved = moved(removed, added);
    return new BoxChanges(added, removed, moved, renamed);
  }

  /** Takes those that were renamed out of both lists. */
  private static List<RenamedBox> renamed(List<LabelledBox> removed, List<LabelledBox> added) {
    Map<LabelledBox, List<LabelledBox>> places = new HashMap<>();
    removed.forEach(
        box -> places.computeIfAbsent(box.named(""), place -> new ArrayList<>()).add(box));
    List<RenamedBox> renamed = new ArrayList<>();
    for (LabelledBox box : List.copyOf(added)) {
      List<LabelledBox> here = places.getOrDefault(box.named(""), List.of());
      if (!here.isEmpty()) {
        LabelledBox was = here.removeFirst();
        removed.remove(was);
        added.remove(box);
        renamed.add(new RenamedBox(was.label(), box));
      }
    }
    return renamed;
  }

  /** Takes those that have moved out of both lists. */
  private static List<MovedBox> moved(List<LabelledBox> removed, List<LabelledBox> added) {
    List<Pair> pairs = new ArrayList<>();
    for (int before = 0; before < removed.size(); before++) {
      for (int after = 0; after < added.size(); after++) {
        boolean same = removed.get(before).label().equals(added.get(after).label());
        double overlap = same ? removed.get(before).overlap(added.get(after)) : 0;
        if (overlap > 0) {
          pairs.add(new Pair(before, after, overlap));
        }
      }
    }
    pairs.sort(Comparator.comparingDouble(Pair::overlap).reversed());
    Set<Integer> gone = new HashSet<>();
    Set<Integer> come = new HashSet<>();
    List<MovedBox> moved = new ArrayList<>();
    for (Pair pair : pairs) {
      if (!gone.contains(pair.before()) && !come.contains(pair.after())) {
        gone.add(pair.before());
        come.add(pair.after());
        moved.add(new MovedBox(removed.get(pair.before()), added.get(pair.after())));
      }
    }
    moved.forEach(pair -> {
      removed.remove(pair.from());
      added.remove(pair.to());
    });
    return moved;
  }
}
