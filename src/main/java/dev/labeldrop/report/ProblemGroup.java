package dev.labeldrop.report;

import dev.labeldrop.Code;
import dev.labeldrop.Severity;
import dev.labeldrop.manifest.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The problems of one code.
 *
 * @param id its id in the page
 * @param severity what they mean for their lines
 * @param code their code
 * @param owner whose code it is
 * @param meaning what it means; null for a code that the service has and the table has not
 * @param remedy what to do; null for such a code, and where each problem says it for its own fault
 * @param count how many there are here
 * @param parts the problems, in parts small enough for a browser to show one at once
 */
public record ProblemGroup(
    String id,
    Severity severity,
    String code,
    String owner,
    @Nullable String meaning,
    @Nullable String remedy,
    int count,
    List<Part> parts) {

  /** How many problems of a code are shown at once. */
  static final int FIRST = 10;

  /** How many more are shown with each part that is opened. */
  static final int PART = 500;

  /**
   * Problems that are shown together.
   *
   * @param first whether they are shown from the start
   * @param title which they are
   * @param problems the problems
   */
  public record Part(boolean first, String title, List<ReportedProblem> problems) {}

  /** Those of some problems of the same code and severity, at least one. */
  static ProblemGroup of(String id, List<ReportedProblem> problems) {
    String code = problems.getFirst().code();
    @Nullable Code known =
        Arrays.stream(Code.values())
            .filter(each -> each.name().equals(code))
            .findAny()
            .orElse(null);
    boolean own = known != null && known.owner() == Code.Owner.LABELDROP;
    return new ProblemGroup(
        id,
        problems.getFirst().severity(),
        code,
        own ? "a code of Labeldrop" : "a code of Amazon Rekognition",
        known == null ? null : known.meaning(),
        known == null || haveRemedies(known, problems) ? null : known.remedy(),
        problems.size(),
        parts(problems));
  }

  /** Whether every problem ends with a remedy of its own: that of the code may not fit to it. */
  private static boolean haveRemedies(Code code, List<ReportedProblem> problems) {
    List<String> remedies =
        Fault.all().stream().filter(fault -> fault.code() == code).map(Fault::remedy).toList();
    return problems.stream()
        .map(ReportedProblem::message)
        .allMatch(message -> remedies.stream().anyMatch(message::endsWith));
  }

  private static List<Part> parts(List<ReportedProblem> problems) {
    List<Part> parts = new ArrayList<>();
    int size = problems.size();
    for (int start = 0; start < size; ) {
      int end = Math.min(size, start + (start == 0 ? FIRST : PART));
      parts.add(part(start, problems.subList(start, end)));
      start = end;
    }
    return parts;
  }

  private static Part part(int start, List<ReportedProblem> problems) {
    Long from = problems.getFirst().line();
    Long to = problems.getLast().line();
    String title = Figures.number(problems.size()) + " more";
    if (from != null && to != null) {
      title += ": lines %s to %s".formatted(Figures.number(from), Figures.number(to));
    }
    return new Part(start == 0, title, problems);
  }

  /** Where in the file a problem is. */
  static String place(ReportedProblem problem) {
    Long line = problem.line();
    if (line == null) {
      return "file";
    }
    return problem.column() == null ? "" + line : line + ":" + problem.column();
  }
}
