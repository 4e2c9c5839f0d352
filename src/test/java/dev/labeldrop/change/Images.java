package dev.labeldrop.change;

import dev.labeldrop.manifest.EntryLabels;
import dev.labeldrop.manifest.LabelledBox;
import java.util.List;

/** What entries of tests say of their images. */
final class Images {

  static final String REF = "s3://acme-photos/1.jpg";

  private Images() {}

  static EntryLabels labelled(String... labels) {
    return new EntryLabels(REF, List.of(labels), List.of());
  }

  static EntryLabels boxed(LabelledBox... boxes) {
    return new EntryLabels(REF, List.of(), List.of(boxes));
  }

  /** A box of 50 by 50. */
  static LabelledBox box(String label, double left, double top) {
    return new LabelledBox(label, left, top, 50, 50);
  }
}
