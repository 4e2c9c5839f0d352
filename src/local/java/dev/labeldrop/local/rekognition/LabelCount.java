package dev.labeldrop.local.rekognition;

/**
 * How often a label occurs in a dataset.
 *
 * @param declarations entries that name it, in a class-map or otherwise
 * @param entries entries that have it
 * @param boxed entries with a box that has it
 */
record LabelCount(int declarations, int entries, int boxed) {

  static final LabelCount NONE = new LabelCount(0, 0, 0);

  LabelCount plus(LabelCount other) {
    return new LabelCount(
        declarations + other.declarations, entries + other.entries, boxed + other.boxed);
  }

  LabelCount minus(LabelCount other) {
    return new LabelCount(
        declarations - other.declarations, entries - other.entries, boxed - other.boxed);
  }

  boolean isUnused() {
    return declarations == 0;
  }
}
