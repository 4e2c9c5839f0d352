package dev.labeldrop.report;

import dev.labeldrop.Code;
import dev.labeldrop.Severity;
import dev.labeldrop.manifest.Problem;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One problem as a report shows it, whoever found it.
 *
 * @param line number of the line in the dropped file, from 1, blank lines counted; null for the
 *     whole file
 * @param column place in the line, in characters from 1; null for the whole line
 * @param path where in the line's object, as {@code bb.annotations[2].width}; null where that is
 *     not known
 * @param code the rule that is broken, in the service's words where it has one
 * @param severity what it means for the line
 * @param source who found it
 * @param message names the value and says what to do
 * @param sourceRef which image the line is about; null where that is not known
 */
public record ReportedProblem(
    @Nullable Long line,
    @Nullable Integer column,
    @Nullable String path,
    String code,
    Severity severity,
    Source source,
    String message,
    @Nullable String sourceRef) {

  /** Who found a problem. */
  public enum Source {
    /** Labeldrop, before the service was asked or while it was. */
    VALIDATION,
    /** The service. */
    SERVICE
  }

  /** Problems of the whole file first, then by line; of one line errors first, then by column. */
  public static final Comparator<ReportedProblem> LINE_ORDER =
      Comparator.comparing(ReportedProblem::line, Comparator.nullsFirst(Long::compare))
          .thenComparing(ReportedProblem::severity)
          .thenComparing(ReportedProblem::column, Comparator.nullsFirst(Integer::compare));

  /** A problem that validation found. */
  public static ReportedProblem of(Problem problem) {
    return new ReportedProblem(
        problem.line(),
        problem.column(),
        problem.path(),
        problem.code().name(),
        problem.severity(),
        Source.VALIDATION,
        problem.message(),
        problem.sourceRef());
  }

  /** A problem of the whole file. */
  public static ReportedProblem ofFile(Code code, Source source, String message) {
    return new ReportedProblem(
        null, null, null, code.name(), code.severity(), source, message, null);
  }

  /** The same problem, of another line of the same range. */
  public ReportedProblem about(String image) {
    return new ReportedProblem(
        line, column, path, code, severity, source, message, image.isEmpty() ? null : image);
  }

  /** The first of some problems in their order, errors before warnings where not all have room. */
  public static List<ReportedProblem> first(List<ReportedProblem> all, int most) {
    return Stream.concat(
            all.stream().filter(problem -> problem.severity() == Severity.ERROR),
            all.stream().filter(problem -> problem.severity() != Severity.ERROR))
        .limit(most)
        .sorted(LINE_ORDER)
        .toList();
  }

  /** The same problem with its texts cut, for where there is little room. */
  ReportedProblem cut(int characters) {
    return new ReportedProblem(
        line,
        column,
        path == null ? null : Figures.cut(path, characters),
        Figures.cut(code, characters),
        severity,
        source,
        Figures.cut(message, characters),
        sourceRef == null ? null : Figures.cut(sourceRef, characters));
  }

  Map<String, @Nullable Object> toMap() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("line", line);
    map.put("column", column);
    map.put("path", path);
    map.put("code", code);
    map.put("severity", severity);
    map.put("source", source);
    map.put("message", message);
    map.put("sourceRef", sourceRef);
    return map;
  }
}
