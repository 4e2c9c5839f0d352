package dev.labeldrop.run;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.Severity;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.manifest.Chunk;
import dev.labeldrop.manifest.ChunkContent;
import dev.labeldrop.report.Report.LineRange;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.report.ReportedProblem.Source;
import dev.labeldrop.run.SentUpdate.End;
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
 * @param ranges where they are, in order
 * @param problems one for each range
 */
record Failures(List<LineRange> ranges, List<ReportedProblem> problems) {

  /** Reads of the dropped object only what the plan and the updates do not say. */
  static Failures of(
      ObjectStore store, Plan plan, UpdateLog log, Progress progress, FoundProblems found) {
    List<LineRange> ranges = new ArrayList<>();
    List<ReportedProblem> problems = new ArrayList<>();
    for (Piece piece : progress.failing()) {
      LineRange range = range(store, plan, log, piece);
      ranges.add(range);
      problems.add(problem(range, lastEnd(log, piece), warnings(found, range)));
    }
    return new Failures(List.copyOf(ranges), List.copyOf(problems));
  }

  private static LineRange range(ObjectStore store, Plan plan, UpdateLog log, Piece piece) {
    for (SentUpdate update : log.updates().reversed()) {
      if (update.piece().equals(piece)) {
        return new LineRange(
            piece.chunk(),
            update.firstLine(),
            update.lastLine(),
            piece.lines(),
            update.sourceRef());
      }
    }
    Chunk chunk = plan.chunks().get(piece.chunk() - 1);
    ChunkContent content;
    try {
      content = PlannedChunks.read(store, plan, chunk);
    } catch (PermanentException _) {
      // The object is gone. A wider range is better than no report.
      return new LineRange(piece.chunk(), chunk.firstLine(), chunk.lastLine(), piece.lines(), null);
    }
    return new LineRange(
        piece.chunk(),
        content.lineNumber(piece.from()),
        content.lineNumber(piece.to() - 1),
        piece.lines(),
        piece.lines() == 1 ? content.sourceRef(piece.from()) : null);
  }

  /** How the smallest update ended that had all of these lines and failed. */
  private static End lastEnd(UpdateLog log, Piece piece) {
    return log.updates().reversed().stream()
        .filter(update -> update.piece().covers(piece))
        .map(SentUpdate::end)
        .filter(Objects::nonNull)
        .filter(end -> !end.completed())
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
   * What validation had warned of in some lines: {@code Validation had warned of
   * WARNING_IMAGE_TOO_LARGE (2) there.} and a blank; empty where it had not.
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
