package dev.labeldrop.report;

import dev.labeldrop.Code;
import dev.labeldrop.Cut;
import dev.labeldrop.Severity;
import dev.labeldrop.manifest.Problem;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One problem as a report shows it, whoever found it.
 *
 * @param line number of the line in the dropped file, from 1, blank lines counted; null for the
 *     whole file
 * @param column place in the line, in characters from 1; null for the whole line
 * @param path where in the line's object, as {@code bb.annotations[2].width}, cut to 500
 *     characters; null where that is not known
 * @param code the rule that is broken, in the service's words where it has one
 * @param severity what it means for the line
 * @param source who found it
 * @param message names the value and says what to do, cut to 1,000 characters
 * @param sourceRef which image the line is about, cut to 1,100 characters, more than S3 allows;
 *     null where that is not known
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

  /** {@code s3://}, a bucket's name of 63 characters, and a key of 1,024 have room. */
  static final int LONGEST_SOURCE_REF = 1_100;

  private static final int LONGEST_PATH = 500;
  private static final int LONGEST_CODE = 500;

  /** Cuts what is too long. */
  public ReportedProblem {
    path = Cut.orNull(LONGEST_PATH, path);
    code = Cut.to(LONGEST_CODE, code);
    message = Cut.to(Report.LONGEST_TEXT, message);
    sourceRef = Cut.orNull(LONGEST_SOURCE_REF, sourceRef);
  }

  /** Who found a problem. */
  public enum Source {
    /** Labeldrop, before the service was asked or while it was. */
    VALIDATION,
    /** The service. */
    SERVICE
  }

  /**
   * Errors before warnings; of both those of the whole file first, then by line and by column. So a
   * list that is cut at its end hides no error behind a warning.
   */
  public static final Comparator<ReportedProblem> ORDER =
      Comparator.comparing(ReportedProblem::severity)
          .thenComparing(ReportedProblem::line, Comparator.nullsFirst(Long::compare))
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

  /** The same problem with its texts cut, for where there is little room. */
  ReportedProblem cut(int characters) {
    return new ReportedProblem(
        line,
        column,
        Cut.orNull(characters, path),
        Cut.to(characters, code),
        severity,
        source,
        Cut.to(characters, message),
        Cut.orNull(characters, sourceRef));
  }
}
