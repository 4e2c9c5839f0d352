package dev.labeldrop.report;

import dev.labeldrop.manifest.BoxSketch;
import dev.labeldrop.manifest.Problem;
import dev.labeldrop.manifest.Snippet;
import org.jspecify.annotations.Nullable;

/**
 * The place of a problem as a page shows it: the part of the line with the fault marked, and the
 * box in its image.
 *
 * @param before what stands before the fault
 * @param fault the fault itself
 * @param after what stands behind it
 * @param drawing the box; null where the problem is about none
 */
record PlaceView(String before, String fault, String after, @Nullable BoxDrawing drawing) {

  /** The place of a problem; null where there is nothing to show. */
  static @Nullable PlaceView of(Problem problem) {
    Snippet snippet = problem.snippet();
    return snippet == null ? null : of(snippet, problem.box());
  }

  /** The part of a line with a fault, and the box that it is about. */
  static PlaceView of(Snippet snippet, @Nullable BoxSketch box) {
    String text = snippet.text();
    int start = text.offsetByCodePoints(0, snippet.start());
    int length = Math.min(snippet.length(), text.codePointCount(start, text.length()));
    int end = text.offsetByCodePoints(start, length);
    return new PlaceView(
        text.substring(0, start),
        text.substring(start, end),
        text.substring(end),
        box == null ? null : BoxDrawing.of(box));
  }
}
