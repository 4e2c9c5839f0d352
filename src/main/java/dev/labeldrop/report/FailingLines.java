package dev.labeldrop.report;

import dev.labeldrop.Count;
import java.util.List;
import java.util.stream.Collectors;

/** The lines that make updates fail, in words. */
final class FailingLines {

  /** How many places a sentence names. */
  private static final int NAMED = 10;

  private FailingLines() {}

  /** {@code line 17}, or {@code somewhere in lines 300 to 420}. */
  static String words(Report.LineRange range) {
    return range.lines() == 1
        ? "line " + Figures.number(range.firstLine())
        : "somewhere in lines %s to %s"
            .formatted(Figures.number(range.firstLine()), Figures.number(range.lastLine()));
  }

  /** What isolation found, and what it took. */
  static String sentence(Report.Isolation isolation) {
    return found(isolation.failing())
        + " Finding that out took %s, of at most %s."
            .formatted(
                Count.of(isolation.updates(), "further update"),
                Figures.number(isolation.mostUpdates()));
  }

  private static String found(List<Report.LineRange> failing) {
    if (failing.isEmpty()) {
      return "No line makes an update fail: what failed as a whole was completed in pieces.";
    }
    List<Report.LineRange> single = failing.stream().filter(range -> range.lines() == 1).toList();
    List<Report.LineRange> wide = failing.stream().filter(range -> range.lines() > 1).toList();
    StringBuilder text = new StringBuilder();
    if (!single.isEmpty()) {
      String verb =
          single.size() == 1 ? "Line %s makes the update fail." : "Lines %s make the update fail.";
      text.append(
          verb.formatted(
              list(single.stream().map(range -> Figures.number(range.firstLine())).toList())));
    }
    if (!wide.isEmpty()) {
      text.append(
          text.isEmpty()
              ? "What makes the update fail is "
              : " The updates did not suffice for the rest: it is ");
      text.append(list(wide.stream().map(FailingLines::words).toList())).append('.');
    }
    return text.toString();
  }

  private static String list(List<String> places) {
    List<String> named = places.stream().limit(NAMED).collect(Collectors.toList());
    if (places.size() > NAMED) {
      named.add(Figures.number(places.size() - NAMED) + " more");
    }
    String last = named.removeLast();
    return named.isEmpty() ? last : String.join(", ", named) + " and " + last;
  }
}
