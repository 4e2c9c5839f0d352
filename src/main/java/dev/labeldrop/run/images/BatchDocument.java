package dev.labeldrop.run.images;

import dev.labeldrop.Severity;
import dev.labeldrop.image.ImageContent;
import dev.labeldrop.manifest.Problem;
import dev.labeldrop.report.ReportedProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in one batch: {@code batch-000012.json} in the folder of the look.
 *
 * @param lookedAt how many images were looked at
 * @param problems what is wrong, of all lines of the batch
 * @param contents what stands for the bytes of each image that was found
 */
record BatchDocument(long lookedAt, List<Found> problems, List<ImageContent> contents) {

  /** Keeps its own copies. */
  BatchDocument {
    problems = List.copyOf(problems);
    contents = List.copyOf(contents);
  }

  /** A problem as a document has it. */
  record Found(
      @Nullable Long line,
      @Nullable Integer column,
      @Nullable String path,
      String code,
      Severity severity,
      String message,
      @Nullable String sourceRef) {

    static Found of(Problem problem) {
      return new Found(
          problem.line(),
          problem.column(),
          problem.path(),
          problem.code().name(),
          problem.severity(),
          problem.message(),
          problem.sourceRef());
    }

    /** The same for a report. */
    ReportedProblem reported(Severity as) {
      return new ReportedProblem(
          line, column, path, code, as, ReportedProblem.Source.VALIDATION, message, sourceRef);
    }
  }
}
