package dev.labeldrop.local.cli;

import dev.labeldrop.Severity;
import dev.labeldrop.manifest.Problem;
import dev.labeldrop.manifest.Validation;
import java.util.ArrayList;
import java.util.List;

/**
 * The problems of a file that are shown, in the order of lines. Where not all are, errors come
 * before warnings, so that a file of warnings hides no error.
 *
 * @param problems those that are shown
 * @param notShown how many others there are
 */
record ShownProblems(List<Problem> problems, long notShown) {

  /** Keeps its own copy of the list. */
  ShownProblems {
    problems = List.copyOf(problems);
  }

  /** At most a number of problems. */
  static ShownProblems of(Validation validation, int most) {
    long errors = Math.min(most, count(validation, Severity.ERROR));
    long warnings = most - errors;
    List<Problem> shown = new ArrayList<>();
    for (Problem problem : validation.problems()) {
      boolean error = problem.severity() == Severity.ERROR;
      if (error ? errors-- > 0 : warnings-- > 0) {
        shown.add(problem);
      }
    }
    long found = validation.errorCount() + validation.warningCount();
    return new ShownProblems(shown, found - shown.size());
  }

  private static long count(Validation validation, Severity severity) {
    return validation.problems().stream().filter(each -> each.severity() == severity).count();
  }
}
