package dev.labeldrop.run.end;

import dev.labeldrop.Code;
import dev.labeldrop.Severity;
import dev.labeldrop.manifest.Chunk;
import dev.labeldrop.report.Report.LineRange;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.report.ReportedProblem.Source;
import dev.labeldrop.run.files.FoundProblems;
import dev.labeldrop.run.files.Piece;
import dev.labeldrop.run.files.SentUpdate;
import dev.labeldrop.run.files.SentUpdate.End;
import dev.labeldrop.run.files.UpdateLog;
import dev.labeldrop.run.progress.OpenRun;
import dev.labeldrop.run.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The lines that make updates fail, in words: where they are, what the service said, and what
 * validation had warned of in them.
 *
 * @param pieces which lines they are, in order
 * @param ranges where they are
 * @param problems one for each range
 */
record Failures(List<Piece> pieces, List<LineRange> ranges, List<ReportedProblem> problems) {

  /** None. */
  static final Failures NONE = new Failures(List.of(), List.of(), List.of());

  /** Keeps its own copies of the lists. */
  Failures {
    pieces = List.copyOf(pieces);
    ranges = List.copyOf(ranges);
    problems = List.copyOf(problems);
  }

  /** Those of a turn. */
  static Failures of(OpenRun run, Progress progress, FoundProblems found) {
    UpdateLog log = run.updates().log();
    List<LineRange> ranges = new ArrayList<>();
    List<ReportedProblem> problems = new ArrayList<>();
    for (Piece piece : progress.failing()) {
      LineRange range = range(run, piece);
      ranges.add(range);
      problems.add(problem(range, lastEnd(log, piece), warnings(found, range)));
    }
    return new Failures(progress.failing(), ranges, problems);
  }

  private static LineRange range(OpenRun run, Piece piece) {
    for (SentUpdate update : run.updates().log().updates().reversed()) {
      if (update.piece().equals(piece)) {
        return new LineRange(
            piece.chunk(),
            update.firstLine(),
            update.lastLine(),
            piece.lines(),
            update.sourceRef());
      }
    }
    // A range that was given up without having been sent alone; a wider one says enough.
    Chunk chunk = run.prepared().chunks().get(piece.chunk() - 1);
    return new LineRange(piece.chunk(), chunk.firstLine(), chunk.lastLine(), piece.lines(), null);
  }

  /** How the last update ended that had all of these lines: none with them was completed. */
  private static End lastEnd(UpdateLog log, Piece piece) {
    return log.updates().reversed().stream()
        .filter(update -> update.piece().covers(piece) && update.endIsOwn())
        .map(SentUpdate::end)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  private static ReportedProblem problem(LineRange range, End end, String warnings) {
    Code code = range.lines() == 1 ? Code.ERROR_LINE_FAILS_UPDATE : Code.ERROR_LINES_FAIL_UPDATE;
    String what =
        range.lines() == 1
            ? "The line makes updates fail"
            : "Somewhere in lines %d to %d (%d lines) is what makes updates fail"
                .formatted(range.firstLine(), range.lastLine(), range.lines());
    String message = what + ": " + words(end) + " " + warnings + code.remedy();
    return new ReportedProblem(
        range.firstLine(),
        null,
        null,
        Objects.requireNonNullElse(end.reasonCode(), code.name()),
        Severity.ERROR,
        Source.SERVICE,
        message,
        range.sourceRef());
  }

  /** What the service said of an update that failed. */
  static String words(End end) {
    @Nullable String said = end.statusMessage();
    String code = end.statusMessageCode() == null ? "" : " (" + end.statusMessageCode() + ")";
    return "The update ended in status "
        + end.status()
        + code
        + (said == null || said.isBlank() ? "; the service gave no reason." : ": " + said);
  }

  /**
   * What validation had warned of in some lines: {@code Validation had warned there of
   * WARNING_IMAGE_TOO_LARGE (2).} and a blank; empty if it had not.
   */
  static String warnings(FoundProblems found, LineRange range) {
    Map<String, Long> byCode =
        found.problems().stream()
            .filter(problem -> problem.severity() == Severity.WARNING)
            .filter(problem -> isIn(range, problem.line()))
            .collect(
                Collectors.groupingBy(ReportedProblem::code, TreeMap::new, Collectors.counting()));
    if (byCode.isEmpty()) {
      return "";
    }
    return byCode.entrySet().stream()
        .map(each -> each.getKey() + " (" + each.getValue() + ")")
        .collect(Collectors.joining(", ", "Validation had warned there of ", ". "));
  }

  private static boolean isIn(LineRange range, @Nullable Long line) {
    return line != null && range.firstLine() <= line && line <= range.lastLine();
  }
}
