package dev.labeldrop.change;

import static dev.labeldrop.change.Images.box;
import static dev.labeldrop.change.Images.boxed;
import static dev.labeldrop.change.Images.labelled;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ChangesTest {

  private final Changes changes = new Changes();

  @Test
  void labelsAreSummedOverAddedAndReplacedLines() {
    changes.added(labelled("rose"));
    changes.added(boxed(box("rose", 0, 0), box("rose", 60, 0)));
    changes.replaced(labelled("tulip"), labelled("rose"));
    changes.replaced(boxed(box("rose", 0, 0)), boxed(box("rose", 1, 0)));

    WhatChanged what = changes.sum();

    assertThat(what.labels())
        .containsExactly(new LabelChange("rose", 4, 0, 1), new LabelChange("tulip", 0, 1, 0));
    assertThat(what.added()).isEqualTo(2);
    assertThat(what.changed()).isEqualTo(2);
    assertThat(what.images()).hasSize(2);
    assertThat(ChangeWords.of(what, 10)).isEqualTo("+4 1 moved rose, −1 tulip");
  }

  @Test
  void aRenamedBoxTakesFromOneLabelAndGivesToTheOther() {
    changes.replaced(boxed(box("rose", 0, 0)), boxed(box("tulip", 0, 0)));

    assertThat(changes.sum().labels())
        .containsExactly(new LabelChange("rose", 0, 1, 0), new LabelChange("tulip", 1, 0, 0));
  }

  @Test
  void anEntryWithTheSameLabelsIsCountedAndNotListed() {
    changes.replaced(labelled("rose"), labelled("rose"));
    changes.notKnown();

    WhatChanged what = changes.sum();

    assertThat(what.same()).isEqualTo(1);
    assertThat(what.replaced()).isEqualTo(1);
    assertThat(what.notKnown()).isEqualTo(1);
    assertThat(what.images()).isEmpty();
    assertThat(what.labels()).isEmpty();
  }

  @Test
  void moreImagesThanAreKeptAreCounted() {
    for (int image = 0; image < Changes.MOST_IMAGES + 7; image++) {
      changes.replaced(labelled("rose"), labelled("tulip"));
    }

    WhatChanged what = changes.sum();

    assertThat(what.images()).hasSize(Changes.MOST_IMAGES);
    assertThat(what.moreImages()).isEqualTo(7);
    assertThat(what.changed()).isEqualTo(Changes.MOST_IMAGES + 7);
  }

  @Test
  void imagesWithLongTextsAreKeptInSmallerNumber() {
    for (int image = 0; image < 30; image++) {
      changes.replaced(labelled(), labelled("x".repeat(99_900)));
    }

    WhatChanged what = changes.sum();

    assertThat(what.images()).hasSize(10);
    assertThat(what.moreImages()).isEqualTo(20);
    assertThat(what.labels().getFirst().label()).hasSize(500);
  }

  @Test
  void moreLabelsThanAreCountedAreOneNumber() {
    for (int label = 0; label < Changes.MOST_LABELS + 3; label++) {
      changes.added(labelled("l" + label));
    }

    WhatChanged what = changes.sum();

    assertThat(what.labels()).hasSize(Changes.MOST_LABELS);
    assertThat(what.moreChanges()).isEqualTo(3);
    assertThat(ChangeWords.of(what, 1)).isEqualTo("+1 l0, and more labels");
  }

  @Test
  void wordsTellEachThingOfAnImage() {
    EntryChange change =
        EntryChange.between(
            boxed(box("rose", 0, 0), box("iris", 300, 0)),
            boxed(box("rose", 5.5, 0), box("tulip", 300, 0), box("lily", 600, 10)));

    assertThat(ChangeWords.of(change))
        .containsExactly(
            "+box lily 50×50 at 600,10",
            "box rose 50×50 at 0,0 → 50×50 at 5.5,0",
            "box iris → tulip 50×50 at 300,0");
  }
}
