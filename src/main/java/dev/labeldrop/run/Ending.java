package dev.labeldrop.run;

import dev.labeldrop.Code;
import dev.labeldrop.Severity;
import dev.labeldrop.manifest.Chunk;
import dev.labeldrop.report.Outcome;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.report.ReportedProblem.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended, and what of that the lines' own problems do not say.
 *
 * @param outcome how it ended
 * @param problems reasons that concern the file as a whole
 */
record Ending(Outcome outcome, List<ReportedProblem> problems) {

  private static final Pattern SERVICE_CODE = Pattern.compile("\\bERROR_[A-Z0-9_]+\\b");

  /** How many of the problems are of a severity. */
  long count(Severity severity) {
    return problems.stream().filter(problem -> problem.severity() == severity).count();
  }

  /** Decides from the plan, from how far the execution came, and from what the dataset says. */
  static Ending of(Plan plan, ReportStep.Request request, Reconciliation entries) {
    if (plan.refusal() != null) {
      return refused(plan.refusal());
    }
    List<ReportedProblem> problems = new ArrayList<>();
    Outcome outcome = decide(plan, request, entries, problems);
    StepFailure unchecked = request.reconcileError();
    if (unchecked != null) {
      problems.add(
          ReportedProblem.ofFile(
              Code.WARNING_ENTRIES_NOT_CHECKED,
              Source.VALIDATION,
              Code.WARNING_ENTRIES_NOT_CHECKED.meaning()
                  + " "
                  + unchecked.message()
                  + " "
                  + Code.WARNING_ENTRIES_NOT_CHECKED.remedy()));
    }
    return new Ending(outcome, List.copyOf(problems));
  }

  private static Outcome decide(
      Plan plan,
      ReportStep.Request request,
      Reconciliation entries,
      List<ReportedProblem> problems) {
    int applied = request.appliedChunks();
    if (applied >= plan.chunks().size()) {
      return entries.errorCount() > 0 ? Outcome.COMPLETE_WITH_ENTRY_ERRORS : Outcome.COMPLETE;
    }
    Outcome soFar = applied == 0 ? Outcome.FAILED : Outcome.PARTIAL;
    String chunk = describe(plan, applied);
    StepFailure error = request.error();
    if (error != null) {
      String unsure = unsure(request) ? "Whether its update ended is not known: " : "";
      problems.add(
          ReportedProblem.ofFile(error.code(), error.source(), chunk + unsure + error.message()));
      return soFar;
    }
    if (updateFailed(request)) {
      problems.add(failure(chunk, request));
      return soFar;
    }
    problems.add(timeout(chunk, request));
    return Outcome.TIMED_OUT;
  }

  /** Why is among the problems that Ingest found. */
  private static Ending refused(Plan.Refusal refusal) {
    return new Ending(refusal.byValidation() ? Outcome.REJECTED : Outcome.FAILED, List.of());
  }

  /** A step failed while an update was under way. */
  private static boolean unsure(ReportStep.Request request) {
    return Boolean.TRUE.equals(request.submitted()) && !Boolean.TRUE.equals(request.done());
  }

  private static boolean updateFailed(ReportStep.Request request) {
    return Boolean.TRUE.equals(request.submitted()) && Boolean.TRUE.equals(request.done());
  }

  /** The service's own code, where its message has one. */
  private static ReportedProblem failure(String chunk, ReportStep.Request request) {
    @Nullable String said = request.statusMessage();
    Matcher code = SERVICE_CODE.matcher(said == null ? "" : said);
    String reason =
        said == null || said.isBlank() ? "; the service gave no reason. " : ": " + said + " ";
    return new ReportedProblem(
        null,
        null,
        null,
        code.find() ? code.group() : Code.ERROR_UPDATE_FAILED.name(),
        Severity.ERROR,
        Source.SERVICE,
        chunk
            + "The update ended in status "
            + request.status()
            + reason
            + Code.ERROR_UPDATE_FAILED.remedy(),
        null);
  }

  private static ReportedProblem timeout(String chunk, ReportStep.Request request) {
    String what =
        Boolean.TRUE.equals(request.submitted())
            ? "The update was still in status %s at %s. The stack parameter UpdateTimeoutMinutes"
                + " sets how long an update may take."
            : "The dataset was busy with other updates all the time; its last status was %s at %s."
                + " Drop the file again.";
    return ReportedProblem.ofFile(
        Code.ERROR_UPDATE_TIMED_OUT,
        Source.VALIDATION,
        chunk + what.formatted(request.status(), request.deadline()));
  }

  private static String describe(Plan plan, int applied) {
    Chunk chunk = plan.chunks().get(applied);
    return "Chunk %d of %d (lines %d to %d): "
        .formatted(chunk.number(), plan.chunks().size(), chunk.firstLine(), chunk.lastLine());
  }
}
