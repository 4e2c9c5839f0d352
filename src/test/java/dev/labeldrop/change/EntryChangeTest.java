package dev.labeldrop.change;

import static dev.labeldrop.change.Images.box;
import static dev.labeldrop.change.Images.boxed;
import static dev.labeldrop.change.Images.labelled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.manifest.EntryLabels;
import dev.labeldrop.manifest.LabelledBox;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class EntryChangeTest {

  @Test
  void sameLabelsInAnotherOrderAreNoChange() {
    EntryChange change = EntryChange.between(labelled("rose", "tulip"), labelled("tulip", "rose"));

    assertThat(change.none()).isTrue();
  }

  @Test
  void aLabelIsAddedAndAnotherRemoved() {
    EntryChange change = EntryChange.between(labelled("rose", "night"), labelled("tulip", "night"));

    assertThat(change.labelsAdded()).containsExactly("tulip");
    assertThat(change.labelsRemoved()).containsExactly("rose");
    assertThat(change.count()).isEqualTo(2);
  }

  @Test
  void aLabelThatIsThereTwiceCountsTwice() {
    EntryChange change = EntryChange.between(labelled("rose", "rose"), labelled("rose"));

    assertThat(change.labelsRemoved()).containsExactly("rose");
  }

  @Test
  void aBoxThatOverlapsWhereItWasHasMoved() {
    EntryChange change = EntryChange.between(boxed(box("rose", 0, 0)), boxed(box("rose", 49, 0)));

    assertThat(change.boxesMoved())
        .containsExactly(new MovedBox(box("rose", 0, 0), box("rose", 49, 0)));
    assertThat(change.count()).isEqualTo(1);
  }

  @Test
  void aBoxThatTouchesWhereItWasIsAnotherBox() {
    EntryChange change = EntryChange.between(boxed(box("rose", 0, 0)), boxed(box("rose", 50, 0)));

    assertThat(change.boxesAdded()).containsExactly(box("rose", 50, 0));
    assertThat(change.boxesRemoved()).containsExactly(box("rose", 0, 0));
    assertThat(change.boxesMoved()).isEmpty();
  }

  @Test
  void aBoxInTheSamePlaceWithAnotherLabelIsRenamed() {
    EntryChange change = EntryChange.between(boxed(box("rose", 0, 0)), boxed(box("tulip", 0, 0)));

    assertThat(change.boxesRenamed()).containsExactly(new RenamedBox("rose", box("tulip", 0, 0)));
    assertThat(change.count()).isEqualTo(1);
  }

  @Test
  void theTwoBoxesThatOverlapMostAreThoseThatMoved() {
    EntryChange change =
        EntryChange.between(
            boxed(box("rose", 0, 0), box("rose", 40, 0)), boxed(box("rose", 35, 0)));

    assertThat(change.boxesMoved())
        .containsExactly(new MovedBox(box("rose", 40, 0), box("rose", 35, 0)));
    assertThat(change.boxesRemoved()).containsExactly(box("rose", 0, 0));
  }

  @Test
  void theExampleOfTheDocumentationIsOneMoveAndOneNewName() {
    EntryChange change =
        EntryChange.between(
            boxed(box("rose", 0, 0), box("rose", 100, 0)),
            boxed(box("rose", 5, 0), box("tulip", 100, 0)));

    assertThat(change.boxesMoved()).hasSize(1);
    assertThat(change.boxesRenamed()).hasSize(1);
    assertThat(change.count()).isEqualTo(2);
  }

  @Test
  void boxesBeforeAndAfterAreEachAccountedForOnce() {
    for (long seed = 0; seed < 2_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<LabelledBox> before = boxes(random);
      List<LabelledBox> after = boxes(random);
      EntryChange there = EntryChange.between(entry(before), entry(after));
      EntryChange back = EntryChange.between(entry(after), entry(before));

      List<LabelledBox> rebuilt = new ArrayList<>(before);
      there.boxesRemoved().forEach(box -> assertThat(rebuilt.remove(box)).isTrue());
      there.boxesMoved().forEach(box -> assertThat(rebuilt.remove(box.from())).isTrue());
      there
          .boxesRenamed()
          .forEach(box -> assertThat(rebuilt.remove(box.to().named(box.from()))).isTrue());
      rebuilt.addAll(there.boxesAdded());
      there.boxesMoved().forEach(box -> rebuilt.add(box.to()));
      there.boxesRenamed().forEach(box -> rebuilt.add(box.to()));
      assertThat(rebuilt).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(after);
      assertThat(back.boxesRenamed()).as("seed %d", seed).hasSameSizeAs(there.boxesRenamed());
      assertThat(back.count()).as("seed %d", seed).isEqualTo(there.count());
    }
  }

  private static EntryLabels entry(List<LabelledBox> boxes) {
    return new EntryLabels(Images.REF, List.of(), boxes);
  }

  /** On a coarse grid, so that boxes often are in the same place or overlap. */
  private static List<LabelledBox> boxes(SplittableRandom random) {
    List<LabelledBox> boxes = new ArrayList<>();
    for (int left = random.nextInt(6); left > 0; left--) {
      boxes.add(
          box(
              List.of("rose", "tulip").get(random.nextInt(2)),
              20.0 * random.nextInt(5),
              20.0 * random.nextInt(3)));
    }
    return boxes;
  }
}
