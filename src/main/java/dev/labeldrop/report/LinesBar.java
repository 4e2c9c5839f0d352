package dev.labeldrop.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file's lines, as a bar.
 *
 * @param total how many lines there are
 * @param segments its parts, from left to right
 * @param unchecked what was not checked, in words; null where everything was
 */
public record LinesBar(long total, List<Segment> segments, @Nullable String unchecked) {

  /** A part is at least so wide, or two lines of a million could not be seen. */
  private static final double LEAST = 0.008;

  /**
   * Lines of one fate.
   *
   * @param style its class in the style sheet
   * @param name what became of them
   * @param count how many
   * @param start where the part begins, as a percentage of the bar
   * @param width how wide it is, as a percentage of the bar
   */
  public record Segment(String style, String name, long count, String start, String width) {}

  /**
   * Lines of one fate, before they are drawn.
   *
   * @param style its class in the style sheet
   * @param name what became of them
   * @param count how many, 0 or more
   */
  public record Part(String style, String name, long count) {}

  /** That of a run. */
  static LinesBar of(Report.Lines lines) {
    Long errors = lines.withErrors();
    Long missing = lines.missing();
    long clean = lines.applied() - (errors == null ? 0 : errors) - (missing == null ? 0 : missing);
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("clean", errors == null ? "applied" : "applied without errors", clean));
    parts.add(new Part("errors", "applied, with errors", errors == null ? 0 : errors));
    parts.add(new Part("missing", "applied, but missing", missing == null ? 0 : missing));
    parts.add(new Part("unchanged", "unchanged, already in the dataset", lines.unchanged()));
    parts.add(new Part("superseded", "superseded by a newer drop", lines.superseded()));
    parts.add(new Part("failed", "failed", lines.failed()));
    parts.add(new Part("unsent", "not sent", lines.notSent()));
    parts.add(new Part("rejected", "rejected", lines.rejected()));
    return new LinesBar(lines.total(), segments(parts), unchecked(lines));
  }

  /** That of lines of which everything is known. */
  public static LinesBar of(List<Part> parts) {
    return new LinesBar(parts.stream().mapToLong(Part::count).sum(), segments(parts), null);
  }

  /** The bar in words, for those who do not see it. */
  String words() {
    return segments.isEmpty()
        ? "No lines."
        : String.join(
            ", ",
            segments.stream().map(each -> Figures.number(each.count) + " " + each.name).toList());
  }

  private static @Nullable String unchecked(Report.Lines lines) {
    if (lines.applied() == 0) {
      return null;
    }
    if (lines.withErrors() == null) {
      return lines.missing() == null
          ? "Not checked: whether applied lines have errors, or are missing."
          : "Not checked: whether applied lines have errors.";
    }
    return lines.missing() == null ? "Not checked: whether applied lines are missing." : null;
  }

  private static List<Segment> segments(List<Part> parts) {
    List<Part> present = parts.stream().filter(part -> part.count > 0).toList();
    double all = present.stream().mapToLong(Part::count).sum();
    double widened = present.stream().mapToDouble(part -> Math.max(part.count / all, LEAST)).sum();
    List<Segment> segments = new ArrayList<>();
    double start = 0;
    for (Part part : present) {
      double width = Math.max(part.count / all, LEAST) / widened;
      segments.add(
          new Segment(
              part.style, part.name, part.count, Figures.percent(start), Figures.percent(width)));
      start += width;
    }
    return segments;
  }
}
