package dev.labeldrop.change;

/**
 * What changes for one label, over all images. A label of a whole image counts once, and so does
 * each box.
 *
 * @param label its name
 * @param added how many there are more
 * @param removed how many there are no more
 * @param moved how many boxes of it moved
 */
public record LabelChange(String label, long added, long removed, long moved) {

  /** How much changes in all. */
  long sum() {
    return added + removed + moved;
  }
}
