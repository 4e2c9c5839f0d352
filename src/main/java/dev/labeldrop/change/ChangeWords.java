package dev.labeldrop.change;

import dev.labeldrop.manifest.LabelledBox;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Changes as people read them. */
public final class ChangeWords {

  /** How many boxes of an image are told one by one. */
  private static final int MOST_BOXES = 10;

  private ChangeWords() {}

  /** {@code +120}, {@code −3}, {@code +120 −3}; with {@code 5 moved} after it if boxes moved. */
  public static String of(LabelChange change) {
    StringJoiner words = new StringJoiner(" ");
    if (change.added() > 0) {
      words.add(String.format(Locale.ROOT, "+%,d", change.added()));
    }
    if (change.removed() > 0) {
      words.add(String.format(Locale.ROOT, "−%,d", change.removed()));
    }
    if (change.moved() > 0) {
      words.add(String.format(Locale.ROOT, "%,d moved", change.moved()));
    }
    return words.toString();
  }

  /**
   * The first labels in one sentence: {@code +120 rose, −3 tulip, 2 moved iris, and 4 more labels}.
   *
   * @param most how many labels are named
   */
  public static String of(WhatChanged what, int most) {
    StringJoiner words = new StringJoiner(", ");
    what.labels().stream()
        .limit(most)
        .forEach(change -> words.add(of(change) + " " + change.label()));
    int more = what.labels().size() - most;
    if (more > 0 || what.moreChanges() > 0) {
      words.add(
          what.moreChanges() > 0
              ? "and more labels"
              : String.format(Locale.ROOT, "and %,d more label%s", more, more == 1 ? "" : "s"));
    }
    return words.toString();
  }

  /** What changes in one image, each in a few words: {@code +rose}, {@code moved box: rose …}. */
  public static List<String> of(EntryChange change) {
    List<String> words = new ArrayList<>();
    change.labelsAdded().forEach(label -> words.add("+" + label));
    change.labelsRemoved().forEach(label -> words.add("−" + label));
    List<String> boxes = new ArrayList<>();
    change.boxesAdded().forEach(box -> boxes.add("+box " + box.label() + " " + place(box)));
    change.boxesRemoved().forEach(box -> boxes.add("−box " + box.label() + " " + place(box)));
    change
        .boxesMoved()
        .forEach(box ->
            boxes.add(
                "box " + box.to().label() + " " + place(box.from()) + " → " + place(box.to())));
    change
        .boxesRenamed()
        .forEach(box ->
            boxes.add("box " + box.from() + " → " + box.to().label() + " " + place(box.to())));
    words.addAll(boxes.subList(0, Math.min(MOST_BOXES, boxes.size())));
    if (boxes.size() > MOST_BOXES) {
      words.add("and " + (boxes.size() - MOST_BOXES) + " more boxes");
    }
    return words;
  }

  /** {@code 100×80 at 20,10}: width by height, and where its left upper corner is. */
  static String place(LabelledBox box) {
    return number(box.width())
        + "×"
        + number(box.height())
        + " at "
        + number(box.left())
        + ","
        + number(box.top());
  }

  private static String number(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }
}
