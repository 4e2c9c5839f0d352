package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonTree;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The lines of one image: those that say the same are left out, the others become one. */
final class ImageLines {

  private static final String REPEATED = "ERROR_DUPLICATE_SOURCE_REF";

  private final List<String> left;
  private final Reasons reasons;

  /**
   * Merges lines.
   *
   * @param left takes a sentence about those that are not
   */
  ImageLines(List<String> left, Reasons reasons) {
    this.left = left;
    this.reasons = reasons;
  }

  /** Merges all lines of an image into the first. */
  void merge(List<Entry> lines) {
    keepBack(lines);
    List<Entry> different = new ArrayList<>();
    List<JsonTree.Obj> objects = new ArrayList<>();
    for (Entry each : lines) {
      if (each.removed()) {
        continue;
      }
      JsonTree.Obj object = each.object();
      if (objects.contains(object)) {
        each.remove(Change.SAME_LINE);
      } else {
        different.add(each);
        objects.add(object);
      }
    }
    if (different.size() < 2) {
      return;
    }
    Optional<JsonTree.Obj> merged = ImageMerge.mergeAll(objects);
    if (merged.isEmpty()) {
      left.add(contradiction(different));
      return;
    }
    different.getFirst().change(merged.get(), EnumSet.of(Change.MERGED));
    different.subList(1, different.size()).forEach(each -> each.remove(Change.MERGED));
  }

  private static String contradiction(List<Entry> lines) {
    return "Lines %s of %s contradict each other: another image size, label or type under the same"
            .formatted(
                String.join(", ", lines.stream().map(line -> Long.toString(line.line())).toList()),
                Objects.requireNonNull(lines.getFirst().sourceRef()))
        + " name. They are as they were; only you can say which is right.";
  }

  /** A line whose partner was applied and is not in this file would replace what was applied. */
  private void keepBack(List<Entry> lines) {
    for (Entry each : lines) {
      if (reasons.of(each.line()).stream().anyMatch(reason -> reason.code().equals(REPEATED))) {
        each.keepBack();
        left.add(
            "Line %d is kept back: another line of the dropped file has its image %s, and dropping"
                    .formatted(each.line(), each.sourceRef())
                + " this one alone would replace that line's labels. Fix the dropped file"
                + " instead.");
      }
    }
  }
}
