package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonTree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the numbers of boxes count. */
public enum Scale {
  /** Pixels, as a manifest must. */
  PIXELS(0),
  /** Fractions of the image's sides: 0 to 1. */
  FRACTIONS(1),
  /** Percent of the image's sides: 0 to 100. */
  PERCENT(100);

  private final double whole;

  Scale(double whole) {
    this.whole = whole;
  }

  /** How much the whole side is. Not of pixels, where each image has its own. */
  double whole() {
    return whole;
  }

  /**
   * Tells it by the boxes of a whole file: if no edge is above 1 and fractions occur, they are
   * fractions; if none is above 100, most boxes have fractions of a number and all images are
   * larger than that, percent. Null if they could be percent or pixels: few boxes have fractions.
   */
  static @Nullable Scale of(List<Entry> entries) {
    double most = 0;
    double smallest = Double.MAX_VALUE;
    long boxes = 0;
    long whole = 0;
    for (Entry entry : entries) {
      for (Pair pair : Pair.of(entry.object())) {
        for (JsonTree.Obj box : pair.annotations()) {
          BoxSides sides = BoxSides.of(box).orElse(null);
          if (sides != null) {
            boxes++;
            most = Math.max(most, sides.most());
            whole += sides.whole() ? 1 : 0;
          }
        }
        smallest = Math.min(smallest, pair.imageSize().map(Scale::side).orElse(smallest));
      }
    }
    if (boxes == whole) {
      return PIXELS;
    }
    if (most <= FRACTIONS.whole) {
      return FRACTIONS;
    }
    if (most > PERCENT.whole || smallest <= PERCENT.whole) {
      return PIXELS;
    }
    return whole * 2 < boxes ? PERCENT : null;
  }

  private static double side(JsonTree.Obj size) {
    return Math.min(
        Pair.number(size, "width").orElse(0.0), Pair.number(size, "height").orElse(0.0));
  }
}
