package dev.labeldrop.run;

import dev.labeldrop.Code;
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
          problem(
              unchecked.code(),
              Source.VALIDATION,
              "The dataset's entries could not be checked for errors. " + unchecked.message()));
    }
    return new Ending(outcome, List.copyOf(problems));
  }

  private static Outcome decide(
      Plan plan,
      ReportStep.Request request,
      Reconciliation entries,
      List<ReportedProblem> problems) {
    int applied = request.appliedChunks();
    if (applied == plan.chunks().size()) {
      Long withErrors = entries.withErrors();
      return withErrors != null && withErrors > 0
          ? Outcome.COMPLETE_WITH_ENTRY_ERRORS
          : Outcome.COMPLETE;
    }
    Outcome soFar = applied == 0 ? Outcome.FAILED : Outcome.PARTIAL;
    String chunk = describe(plan, applied);
    StepFailure error = request.error();
    if (error != null) {
      problems.add(problem(error.code(), Source.VALIDATION, chunk + error.message()));
      return soFar;
    }
    if (updateFailed(request)) {
      problems.add(failure(chunk, request));
      return soFar;
    }
    problems.add(timeout(chunk, request));
    return Outcome.TIMED_OUT;
  }

  private static Ending refused(Plan.Refusal refusal) {
    return refusal.byValidation()
        ? new Ending(Outcome.REJECTED, List.of())
        : new Ending(
            Outcome.FAILED,
            List.of(problem(refusal.code().name(), Source.VALIDATION, refusal.message())));
  }

  private static boolean updateFailed(ReportStep.Request request) {
    return Boolean.TRUE.equals(request.submitted()) && Boolean.TRUE.equals(request.done());
  }

  /** The service's own code, where its message has one. */
  private static ReportedProblem failure(String chunk, ReportStep.Request request) {
    @Nullable String said = request.statusMessage();
    Matcher code = SERVICE_CODE.matcher(said == null ? "" : said);
    return problem(
        code.find() ? code.group() : Code.ERROR_UPDATE_FAILED.name(),
        Source.SERVICE,
        chunk
            + "The update ended in status "
            + request.status()
            + (said == null || said.isBlank() ? "; the service gave no reason." : ": " + said));
  }

  private static ReportedProblem timeout(String chunk, ReportStep.Request request) {
    String what =
        Boolean.TRUE.equals(request.submitted())
            ? "The update was still in status "
            : "The dataset was busy with other updates until then; its last status was ";
    return problem(
        Code.ERROR_UPDATE_TIMED_OUT.name(),
        Source.VALIDATION,
        chunk
            + what
            + request.status()
            + " at "
            + request.deadline()
            + ". The stack parameter UpdateTimeoutMinutes sets how long an update may take.");
  }

  private static ReportedProblem problem(String code, Source source, String message) {
    return ReportedProblem.ofFile(code, source, message);
  }

  private static String describe(Plan plan, int applied) {
    Chunk chunk = plan.chunks().get(applied);
    return "Chunk %d of %d (lines %d to %d): "
        .formatted(chunk.number(), plan.chunks().size(), chunk.firstLine(), chunk.lastLine());
  }
}
