package dev.labeldrop.local.cli;

import dev.labeldrop.Count;
import dev.labeldrop.Severity;
import dev.labeldrop.manifest.PictureFault;
import dev.labeldrop.manifest.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many images of a file were looked at, and what that took.
 *
 * @param images how many its lines name
 * @param lookedAt how many of them were looked at
 * @param unusable how many lines have an image that training cannot use, as far as they were looked
 *     at; all of them if that is so of the bucket or folder
 * @param boxesOutside how many other lines have boxes outside of their image
 * @param calls requests to S3; 0 of a folder
 * @param seconds how long it took
 * @param silence that S3 did not answer, so that not all were looked at, and why; null if it did
 */
record ImagesSeen(
    long images,
    long lookedAt,
    long unusable,
    long boxesOutside,
    long calls,
    double seconds,
    @Nullable String silence) {

  /** Whether S3 did not answer, so that not all were looked at. */
  boolean unanswered() {
    return silence != null;
  }

  /** How many of some lines have an image that training cannot use. */
  static long unusable(List<Problem> problems, long lines) {
    Set<Long> bad = new HashSet<>();
    boolean all = false;
    for (Problem problem : problems) {
      Long line = problem.line();
      if (problem.severity() == Severity.ERROR && !isOfBoxes(problem)) {
        all |= line == null;
        if (line != null) {
          bad.add(line);
        }
      }
    }
    return all ? lines : bad.size();
  }

  /** How many lines have boxes outside of an image that training can use. */
  static long boxesOutside(List<Problem> problems) {
    Set<Long> lines = new HashSet<>();
    Set<Long> unusable = new HashSet<>();
    for (Problem problem : problems) {
      Long line = problem.line();
      if (line != null && problem.severity() == Severity.ERROR) {
        (isOfBoxes(problem) ? lines : unusable).add(line);
      }
    }
    lines.removeAll(unusable);
    return lines.size();
  }

  private static boolean isOfBoxes(Problem problem) {
    return problem.code() == PictureFault.BOX_OUTSIDE.code();
  }

  /** The same in words. */
  String text() {
    return String.format(
        Locale.ROOT,
        "images: %,d of %,d looked at%s%s, in %.1f s",
        lookedAt,
        images,
        calls == 0 ? "" : " with " + Count.of(calls, "call"),
        unanswered() ? ", because S3 does not answer" : "",
        seconds);
  }
}
