package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonTree;
import java.util.Set;

/**
 * Turns boxes into boxes of whole pixels inside their image: from fractions or percent, with sides
 * in order, rounded, cut to the image. A box of which less than half or no more than a pixel would
 * be left stays: it is no box that only sticks out. So does one whose width and height could as
 * well be its right and bottom edge.
 */
final class BoxFix implements LineFix {

  /** What can be said of a box in an image of a size. */
  @FunctionalInterface
  private interface Rule {

    boolean holds(BoxSides sides, double width, double height);
  }

  private final Scale scale;
  private final boolean cuts;

  /**
   * From numbers that count that.
   *
   * @param cuts whether boxes are cut to their images
   */
  BoxFix(Scale scale, boolean cuts) {
    this.scale = scale;
    this.cuts = cuts;
  }

  /**
   * Whether a box of a line would be inside if its width and height were its right and bottom edge,
   * and is far outside as it is.
   */
  static boolean hasCorners(JsonTree.Obj line) {
    return has(line, BoxSides::areCorners);
  }

  /** The same of one that need not be far outside: it could only stick out. */
  static boolean couldHaveCorners(JsonTree.Obj line) {
    return has(line, BoxSides::couldBeCorners);
  }

  private static boolean has(JsonTree.Obj line, Rule rule) {
    for (Pair each : Pair.of(line)) {
      JsonTree.Obj size = each.imageSize().orElseGet(JsonTree.Obj::new);
      double width = Pair.number(size, "width").orElse(0.0);
      double height = Pair.number(size, "height").orElse(0.0);
      if (width > 1
          && height > 1
          && each.annotations().stream()
              .flatMap(box -> BoxSides.of(box).stream())
              .anyMatch(sides -> rule.holds(sides, width, height))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void apply(JsonTree.Obj line, Set<Change> changes) {
    for (Pair each : Pair.of(line)) {
      JsonTree.Obj size = each.imageSize().orElseGet(JsonTree.Obj::new);
      double width = Pair.number(size, "width").orElse(0.0);
      double height = Pair.number(size, "height").orElse(0.0);
      if (width > 1 && height > 1) {
        for (JsonTree.Obj box : each.annotations()) {
          BoxSides.of(box).ifPresent(sides -> fix(box, sides, width, height, changes));
        }
      }
    }
  }

  private void fix(
      JsonTree.Obj box, BoxSides before, double width, double height, Set<Change> changes) {
    BoxSides sides = before.inOrder();
    note(Change.SIDES, !sides.equals(before), changes);
    if (scale != Scale.PIXELS) {
      sides = sides.scaled(width / scale.whole(), height / scale.whole()).rounded();
      if (!sides.large()) {
        return;
      }
      changes.add(Change.PIXELS);
    } else if (!sides.whole()) {
      sides = sides.rounded();
      changes.add(Change.ROUNDED);
    }
    BoxSides cut = sides.inside(width, height);
    boolean twoMeanings = scale == Scale.PIXELS && before.couldBeCorners(width, height);
    if (cuts && !twoMeanings && cut.large() && cut.area() * 2 >= sides.area()) {
      note(Change.CLIPPED, !cut.equals(sides), changes);
      sides = cut;
    }
    if (!sides.equals(before)) {
      sides.put(box);
    }
  }

  private static void note(Change change, boolean made, Set<Change> changes) {
    if (made) {
      changes.add(change);
    }
  }
}
