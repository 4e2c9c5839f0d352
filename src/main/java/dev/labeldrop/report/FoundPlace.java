package dev.labeldrop.report;

import dev.labeldrop.manifest.BoxSketch;
import dev.labeldrop.manifest.Problem;
import dev.labeldrop.manifest.Snippet;
import dev.labeldrop.manifest.Validation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The place of a problem that validation found, kept beside the problems for the page of the run.
 *
 * @param line the problem's line
 * @param column its column
 * @param code its code
 * @param text the part of the line, of about 100 characters
 * @param start the first character of the fault in the text, from 0, in code points
 * @param length how many characters the fault has
 * @param box the box that it is about; null for anything else
 */
public record FoundPlace(
    @Nullable Long line,
    @Nullable Integer column,
    String code,
    String text,
    int start,
    int length,
    @Nullable BoxSketch box) {

  /** Most places that are kept of a file: a page shows few problems of a code at once. */
  private static final int MOST = 500;

  /** The first places of what validation found. */
  public static List<FoundPlace> of(Validation validation) {
    List<FoundPlace> places = new ArrayList<>();
    for (Problem each : validation.problems()) {
      Snippet snippet = each.snippet();
      if (snippet != null && places.size() < MOST) {
        places.add(
            new FoundPlace(
                each.line(),
                each.column(),
                each.code().name(),
                snippet.text(),
                snippet.start(),
                snippet.length(),
                each.box()));
      }
    }
    return places;
  }

  /** As a page shows it. */
  PlaceView view() {
    return PlaceView.of(new Snippet(text, start, length), box);
  }
}
