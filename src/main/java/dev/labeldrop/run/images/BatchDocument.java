package dev.labeldrop.run.images;

import dev.labeldrop.Severity;
import dev.labeldrop.image.ImageContent;
import dev.labeldrop.manifest.PictureFault;
import dev.labeldrop.manifest.Problem;
import dev.labeldrop.report.ReportedProblem;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in one batch: {@code batch-000012.json} in the folder of the look.
 *
 * @param lookedAt how many images were looked at
 * @param problems what is wrong, of all lines of the batch
 * @param contents what stands for the bytes of each image that was found
 * @param read {@link ImageRecord}s, in base64, of those whose bytes were read; null in documents of
 *     older versions
 */
record BatchDocument(
    long lookedAt, List<Found> problems, List<ImageContent> contents, @Nullable String read) {

  /** Keeps its own copies. */
  BatchDocument {
    problems = List.copyOf(problems);
    contents = List.copyOf(contents);
  }

  /** The records of the images whose bytes were read, one behind the other. */
  byte[] records() {
    return read == null ? new byte[0] : Base64.getDecoder().decode(read);
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

    /** Whether it is about boxes: training can use the image itself. */
    boolean isOfBoxes() {
      return code.equals(PictureFault.BOX_OUTSIDE.code().name());
    }

    /** The same for a report. */
    ReportedProblem reported(Severity as) {
      return new ReportedProblem(
          line, column, path, code, as, ReportedProblem.Source.VALIDATION, message, sourceRef);
    }
  }
}
