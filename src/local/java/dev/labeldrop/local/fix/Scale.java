package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonTree;
import dev.labeldrop.manifest.BoxUnits;
import java.util.List;
import java.util.Locale;

/** What the numbers of boxes count. */
public enum Scale {
  /** Pixels, as a manifest must. */
  PIXELS(0),
  /** Fractions of the image's sides: 0 to 1. */
  FRACTIONS(1),
  /** Percent of the image's sides: 0 to 100. */
  PERCENT(100),
  /** Thousandths of the image's sides: 0 to 1000. */
  THOUSANDTHS(1000);

  private final double whole;

  Scale(double whole) {
    this.whole = whole;
  }

  /** What messages and the command line call it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How much the whole side is. Not of pixels, where each image has its own. */
  double whole() {
    return whole;
  }

  /**
   * What the boxes of a file look like.
   *
   * @param sure whether it is so likely that boxes may be changed for it
   */
  record Guess(Scale scale, boolean sure) {}

  /**
   * Tells it by the boxes of a whole file: if no edge is above 1 and fractions occur, they are
   * fractions; if none is above 100, most boxes have fractions of a number and all images are
   * larger than that, percent; if none is above 1000, many leave their images and come near to it,
   * thousandths.
   */
  static Guess of(List<Entry> entries) {
    double most = 0;
    double smallest = Double.MAX_VALUE;
    long boxes = 0;
    long whole = 0;
    BoxUnits hundred = new BoxUnits(100);
    BoxUnits thousand = new BoxUnits(1000);
    for (Entry entry : entries) {
      for (Pair pair : Pair.of(entry.object())) {
        JsonTree.Obj size = pair.imageSize().orElseGet(JsonTree.Obj::new);
        for (JsonTree.Obj box : pair.annotations()) {
          BoxSides sides = BoxSides.of(box).orElse(null);
          if (sides != null) {
            boxes++;
            most = Math.max(most, sides.most());
            whole += sides.whole() ? 1 : 0;
            sides.addTo(hundred, size);
            sides.addTo(thousand, size);
          }
        }
        smallest = Math.min(smallest, pair.imageSize().map(Scale::side).orElse(smallest));
      }
    }
    return whole < boxes && most <= PERCENT.whole
        ? ofFractions(most, smallest, whole * 2 < boxes)
        : ofWholeNumbers(hundred, thousand);
  }

  private static Guess ofFractions(double most, double smallest, boolean mostHaveThem) {
    if (most <= FRACTIONS.whole) {
      return new Guess(FRACTIONS, true);
    }
    return smallest <= PERCENT.whole ? new Guess(PIXELS, true) : new Guess(PERCENT, mostHaveThem);
  }

  private static Guess ofWholeNumbers(BoxUnits hundred, BoxUnits thousand) {
    if (hundred.holdToCorner() || hundred.leaveImages()) {
      return new Guess(PERCENT, hundred.surelyLeaveImages());
    }
    if (thousand.holdToCorner() || thousand.leaveImages()) {
      return new Guess(THOUSANDTHS, thousand.surelyLeaveImages());
    }
    return new Guess(PIXELS, true);
  }

  private static double side(JsonTree.Obj size) {
    return Math.min(
        Pair.number(size, "width").orElse(0.0), Pair.number(size, "height").orElse(0.0));
  }
}
