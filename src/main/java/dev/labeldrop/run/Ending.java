package dev.labeldrop.run;

import dev.labeldrop.Code;
import dev.labeldrop.Severity;
import dev.labeldrop.manifest.Chunk;
import dev.labeldrop.report.Outcome;
import dev.labeldrop.report.Report.LineRange;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.report.ReportedProblem.Source;
import dev.labeldrop.run.SentUpdate.End;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended, and what of that the lines' own problems do not say.
 *
 * @param outcome how it ended
 * @param problems reasons that concern the file as a whole
 */
record Ending(Outcome outcome, List<ReportedProblem> problems) {

  private static final String OWN_FAULT =
      "That is the service's own fault, not that of the lines: drop the file again later, and ask"
          + " AWS Support if it stays so.";

  /**
   * All that an ending follows from.
   *
   * @param plan what Ingest decided
   * @param log what was sent
   * @param progress how far that came
   * @param state the execution's state at the end
   * @param entries what the dataset says
   * @param found what validation found
   */
  record Evidence(
      Plan plan,
      UpdateLog log,
      Progress progress,
      ReportStep.Request state,
      Reconciliation entries,
      FoundProblems found) {

    /** Whether there was nothing left to send and nothing to wait for. */
    boolean finished() {
      return log.underWay().isEmpty() && progress.next().isEmpty();
    }
  }

  /** Decides. */
  static Ending of(Evidence evidence) {
    Plan.Refusal refusal = evidence.plan().refusal();
    if (refusal != null) {
      // Why is among the problems that Ingest found.
      return new Ending(refusal.byValidation() ? Outcome.REJECTED : Outcome.FAILED, List.of());
    }
    List<ReportedProblem> problems = new ArrayList<>();
    Outcome outcome = decide(evidence, problems);
    StepFailure unchecked = evidence.state().reconcileError();
    if (unchecked != null) {
      problems.add(unchecked(unchecked.message()));
    } else if (evidence.progress().linesApplied() > 0 && evidence.entries().withErrors() == null) {
      problems.add(unchecked(evidence.entries().check().statement()));
    }
    return new Ending(outcome, List.copyOf(problems));
  }

  private static ReportedProblem unchecked(String why) {
    Code code = Code.WARNING_ENTRIES_NOT_CHECKED;
    return ReportedProblem.ofFile(
        code, Source.VALIDATION, code.meaning() + " " + why + " " + code.remedy());
  }

  private static Outcome decide(Evidence evidence, List<ReportedProblem> problems) {
    Progress progress = evidence.progress();
    Outcome soFar = progress.linesApplied() == 0 ? Outcome.FAILED : Outcome.PARTIAL;
    StepFailure error = evidence.state().error();
    if (error != null) {
      String unsure =
          evidence.log().underWay().isPresent() ? "Whether its update ended is not known: " : "";
      problems.add(
          ReportedProblem.ofFile(
              error.code(), error.source(), place(evidence) + unsure + error.message()));
      return soFar;
    }
    if (!evidence.finished()) {
      problems.add(timeout(evidence));
      return Outcome.TIMED_OUT;
    }
    progress.stopper().ifPresent(update -> problems.add(failure(evidence, update)));
    boolean failed = progress.stopper().isPresent() || !progress.failing().isEmpty();
    return failed ? soFar : checked(evidence);
  }

  /** Everything was sent and completed; what does the dataset say? */
  private static Outcome checked(Evidence evidence) {
    Reconciliation entries = evidence.entries();
    if (entries.missingAtLeast() > 0) {
      return entries.missingAtLeast() < evidence.progress().linesApplied()
          ? Outcome.PARTIAL
          : Outcome.FAILED;
    }
    return entries.errorCount() > 0 ? Outcome.COMPLETE_WITH_ENTRY_ERRORS : Outcome.COMPLETE;
  }

  /** The failure that ended the run; the code is the service's own, where its message has one. */
  private static ReportedProblem failure(Evidence evidence, SentUpdate update) {
    End end = Objects.requireNonNull(update.end());
    LineRange lines =
        new LineRange(
            update.piece().chunk(),
            update.firstLine(),
            update.lastLine(),
            update.piece().lines(),
            update.sourceRef());
    return new ReportedProblem(
        null,
        null,
        null,
        Objects.requireNonNullElse(end.reasonCode(), Code.ERROR_UPDATE_FAILED.name()),
        Severity.ERROR,
        Source.SERVICE,
        place(evidence.plan(), update)
            + Failures.words(end)
            + " "
            + (end.serviceError()
                ? OWN_FAULT
                : Failures.warnings(evidence.found(), lines) + Code.ERROR_UPDATE_FAILED.remedy()),
        null);
  }

  private static ReportedProblem timeout(Evidence evidence) {
    String what =
        evidence.log().underWay().isPresent()
            ? "The update was still in status %s at %s. The stack parameter UpdateTimeoutMinutes"
                + " sets how long an update may take."
            : "The dataset was busy with other updates all the time; its last status was %s at %s."
                + " Drop the file again.";
    return ReportedProblem.ofFile(
        Code.ERROR_UPDATE_TIMED_OUT,
        Source.VALIDATION,
        place(evidence) + what.formatted(evidence.state().status(), evidence.state().deadline()));
  }

  /** What the run was at: the update under way, or the next one. */
  private static String place(Evidence evidence) {
    @Nullable SentUpdate underWay = evidence.log().underWay().orElse(null);
    if (underWay != null) {
      return place(evidence.plan(), underWay);
    }
    return evidence
        .progress()
        .next()
        .map(piece -> place(evidence.plan(), evidence.plan().chunks().get(piece.chunk() - 1)))
        .orElse("");
  }

  private static String place(Plan plan, SentUpdate update) {
    return plan.isWhole(update.piece())
        ? place(plan, plan.chunks().get(update.piece().chunk() - 1))
        : "Lines %d to %d, a part of chunk %d: "
            .formatted(update.firstLine(), update.lastLine(), update.piece().chunk());
  }

  private static String place(Plan plan, Chunk chunk) {
    return "Chunk %d of %d (lines %d to %d): "
        .formatted(chunk.number(), plan.chunks().size(), chunk.firstLine(), chunk.lastLine());
  }
}
