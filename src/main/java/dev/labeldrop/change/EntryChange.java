package dev.labeldrop.change;

import dev.labeldrop.manifest.EntryLabels;
import dev.labeldrop.manifest.LabelledBox;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a line changes in the entry of its image. Nothing of it counts what training does not read:
 * names of attributes, confidences, dates, jobs.
 *
 * @param sourceRef which image
 * @param labelsAdded labels of the whole image that it did not have
 * @param labelsRemoved labels of the whole image that it has no more
 * @param boxesAdded boxes that it did not have
 * @param boxesRemoved boxes that it has no more
 * @param boxesMoved boxes with the same label in another place, which overlap where they were
 * @param boxesRenamed boxes in the same place with another label
 */
public record EntryChange(
    String sourceRef,
    List<String> labelsAdded,
    List<String> labelsRemoved,
    List<LabelledBox> boxesAdded,
    List<LabelledBox> boxesRemoved,
    List<MovedBox> boxesMoved,
    List<RenamedBox> boxesRenamed) {

  /** About how many characters a change has beside its labels. */
  private static final long THING = 60;

  /** Keeps its own copies of the lists. */
  public EntryChange {
    labelsAdded = List.copyOf(labelsAdded);
    labelsRemoved = List.copyOf(labelsRemoved);
    boxesAdded = List.copyOf(boxesAdded);
    boxesRemoved = List.copyOf(boxesRemoved);
    boxesMoved = List.copyOf(boxesMoved);
    boxesRenamed = List.copyOf(boxesRenamed);
  }

  /** What is between two entries of the same image. */
  public static EntryChange between(EntryLabels before, EntryLabels after) {
    BoxChanges boxes = BoxChanges.of(before.boxes(), after.boxes());
    return new EntryChange(
        after.sourceRef(),
        Bags.minus(after.labels(), before.labels()),
        Bags.minus(before.labels(), after.labels()),
        boxes.added(),
        boxes.removed(),
        boxes.moved(),
        boxes.renamed());
  }

  /** Whether labels and boxes are the same as before. */
  public boolean none() {
    return count() == 0;
  }

  /** How many things have changed. */
  public int count() {
    return labelsAdded.size()
        + labelsRemoved.size()
        + boxesAdded.size()
        + boxesRemoved.size()
        + boxesMoved.size()
        + boxesRenamed.size();
  }

  /** About how long it is as a text. */
  long characters() {
    Stream<String> labels =
        Stream.of(
                labelsAdded.stream(),
                labelsRemoved.stream(),
                boxesAdded.stream().map(LabelledBox::label),
                boxesRemoved.stream().map(LabelledBox::label),
                boxesMoved.stream().map(box -> box.to().label() + box.from().label()),
                boxesRenamed.stream().map(box -> box.to().label() + box.from()))
            .flatMap(each -> each);
    return sourceRef.length() + labels.mapToLong(String::length).sum() + count() * THING;
  }
}
