package dev.labeldrop.report;

import dev.labeldrop.Severity;
import dev.labeldrop.manifest.Problem;
import dev.labeldrop.manifest.Validation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The problems of a file, grouped by code.
 *
 * @param groups one for each code, those of errors first, then in the order of their first problem
 * @param errorCount how many errors there were
 * @param warningCount how many warnings there were
 * @param kept how many problems are here
 * @param places the places of those that have one to show
 */
public record ProblemList(
    List<ProblemGroup> groups,
    long errorCount,
    long warningCount,
    int kept,
    Map<ReportedProblem, PlaceView> places) {

  /** With fewer problems than these, a filter only stands in the way. */
  public static final int FILTERED = 8;

  private record Key(Severity severity, String code) {}

  private record Place(@Nullable Long line, @Nullable Integer column, String code) {}

  /**
   * Groups problems.
   *
   * @param prefix starts the groups' ids, which are unique in a page
   */
  static ProblemList of(
      String prefix, List<ReportedProblem> problems, long errorCount, long warningCount) {
    Map<Key, List<ReportedProblem>> byCode = new LinkedHashMap<>();
    for (Severity severity : Severity.values()) {
      for (ReportedProblem problem : problems) {
        if (problem.severity() == severity) {
          byCode
              .computeIfAbsent(new Key(severity, problem.code()), key -> new ArrayList<>())
              .add(problem);
        }
      }
    }
    List<ProblemGroup> groups = new ArrayList<>();
    for (List<ReportedProblem> group : byCode.values()) {
      groups.add(ProblemGroup.of(prefix + (groups.size() + 1), group));
    }
    return new ProblemList(groups, errorCount, warningCount, problems.size(), Map.of());
  }

  /** Those of a run, with the places of those that validation found. */
  static ProblemList of(String prefix, Report report, List<FoundPlace> found) {
    Map<Place, PlaceView> views = new HashMap<>();
    for (FoundPlace each : found) {
      views.putIfAbsent(new Place(each.line(), each.column(), each.code()), each.view());
    }
    Map<ReportedProblem, PlaceView> places = new HashMap<>();
    for (ReportedProblem each : report.problems()) {
      PlaceView view = views.get(new Place(each.line(), each.column(), each.code()));
      if (view != null && each.source() == ReportedProblem.Source.VALIDATION) {
        places.put(each, view);
      }
    }
    ProblemList list = of(prefix, report.problems(), report.errorCount(), report.warningCount());
    return new ProblemList(
        list.groups, list.errorCount, list.warningCount, list.kept, Map.copyOf(places));
  }

  /** Those that validation found in a file, with their places. */
  public static ProblemList of(String prefix, Validation validation) {
    Map<ReportedProblem, PlaceView> places = new HashMap<>();
    List<ReportedProblem> problems = new ArrayList<>();
    for (Problem each : validation.problems()) {
      ReportedProblem problem = ReportedProblem.of(each);
      problems.add(problem);
      PlaceView place = PlaceView.of(each);
      if (place != null) {
        places.put(problem, place);
      }
    }
    ProblemList list = of(prefix, problems, validation.errorCount(), validation.warningCount());
    return new ProblemList(
        list.groups, list.errorCount, list.warningCount, list.kept, Map.copyOf(places));
  }

  /** How many problems there were. */
  long count() {
    return errorCount + warningCount;
  }

  /** Whether there are enough for a filter to help. */
  boolean filterable() {
    return kept >= FILTERED;
  }

  /** Which problems are not here, in words; null where all are. */
  @Nullable String cut() {
    return kept < count()
        ? "The first %s of %s problems are kept."
            .formatted(Figures.number(kept), Figures.number(count()))
        : null;
  }
}
