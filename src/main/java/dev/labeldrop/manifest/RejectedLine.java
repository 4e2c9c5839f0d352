package dev.labeldrop.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a line is not sent.
 *
 * @param line number of the line in the dropped file, from 1, blank lines counted
 * @param sourceRef the line's {@code source-ref}, decoded, cut to 1,024 characters; null where it
 *     has none that can be read, and where no problem is listed
 * @param problems the first of its problems of severity ERROR, in the order in which they were
 *     found, at most {@value #MOST_PROBLEMS}
 * @param moreProblems how many of that severity it has beyond those
 */
public record RejectedLine(
    long line, @Nullable String sourceRef, List<Problem> problems, long moreProblems) {

  /** The most problems of a line that are listed. */
  static final int MOST_PROBLEMS = 20;

  /** Keeps its own copy of the list. */
  public RejectedLine {
    problems = List.copyOf(problems);
  }
}
