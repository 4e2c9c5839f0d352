package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonTree;
import java.util.Set;

/**
 * Turns boxes into boxes of whole pixels inside their image: from fractions or percent, with sides
 * in order, rounded, cut to the image. A box of which no more than a pixel would be left stays.
 */
final class BoxFix implements LineFix {

  private final Scale scale;

  /** From numbers that count that. */
  BoxFix(Scale scale) {
    this.scale = scale;
  }

  @Override
  public void apply(JsonTree.Obj line, Set<Change> changes) {
    for (Pair each : Pair.of(line)) {
      JsonTree.Obj size = each.imageSize().orElseGet(JsonTree.Obj::new);
      double width = Pair.number(size, "width").orElse(0.0);
      double height = Pair.number(size, "height").orElse(0.0);
      if (width > 0 && height > 0) {
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
      changes.add(Change.PIXELS);
    } else if (!sides.whole()) {
      sides = sides.rounded();
      changes.add(Change.ROUNDED);
    }
    BoxSides cut = sides.inside(width, height);
    if (cut.large()) {
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
