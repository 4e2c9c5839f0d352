package dev.labeldrop.manifest;

/** What a place in a {@link LineShape} holds that can differ from line to line. */
enum Slot {
  /** Nothing: here the shape ends. */
  END,
  /** A string of which nothing is asked. */
  TEXT(-1, true),
  /** A number of which nothing is asked. */
  NUMBER(-1, true),
  /** A string that stays as it is; no slot in the end. */
  FIXED,
  /** The string of the {@code source-ref}. */
  SOURCE_REF,
  /** The integer of a label of the image. */
  INTEGER,
  /** The string with the name of a label of the image. */
  NAME,
  /** A number from 0 to 1. */
  CONFIDENCE,
  /** The string of a {@code human-annotated}. */
  YES_NO(-1, true),
  /** The string of a {@code creation-date}. */
  DATE,
  /** The number of an image's width. */
  FRAME_WIDTH(-1, true),
  /** The number of an image's height. */
  FRAME_HEIGHT(-1, true),
  /** The elements of an array of boxes, one or more. */
  BOXES,
  /** The elements of an array of confidences, one or more. */
  OBJECTS,
  /** An object with the names of classes. */
  CLASS_MAP,
  /** The number of a box's class. */
  CLASS_ID(0),
  /** The number of a box's upper edge. */
  TOP(1),
  /** The number of a box's left edge. */
  LEFT(2),
  /** The number of a box's width. */
  WIDTH(3),
  /** The number of a box's height. */
  HEIGHT(4);

  private final int place;
  private final boolean steady;

  Slot() {
    this(-1, false);
  }

  Slot(int place) {
    this(place, false);
  }

  Slot(int place, boolean steady) {
    this.place = place;
    this.steady = steady;
  }

  /** Whether most files have the same value there in many lines. */
  boolean isSteady() {
    return steady;
  }

  /** Which of the numbers of a box it is, from 0; -1 where it is none. */
  int place() {
    return place;
  }
}
