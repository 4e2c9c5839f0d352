package dev.labeldrop.run.end;

import dev.labeldrop.Code;
import dev.labeldrop.Severity;
import dev.labeldrop.manifest.Chunk;
import dev.labeldrop.report.Outcome;
import dev.labeldrop.report.Report.LineRange;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.report.ReportedProblem.Source;
import dev.labeldrop.run.files.FoundEntries;
import dev.labeldrop.run.files.LookedImages;
import dev.labeldrop.run.files.Plan;
import dev.labeldrop.run.files.SentUpdate;
import dev.labeldrop.run.files.SentUpdate.End;
import dev.labeldrop.run.progress.OpenRun;
import dev.labeldrop.run.progress.Progress;
import dev.labeldrop.run.progress.RunOutcome;
import dev.labeldrop.run.state.RunState;
import dev.labeldrop.run.state.StepFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

  /** Keeps its own copy of the list. */
  Ending {
    problems = List.copyOf(problems);
  }

  /** Decides. */
  static Ending of(Evidence evidence) {
    Plan plan = evidence.plan();
    Plan.Refusal refusal = plan == null ? null : plan.refusal();
    if (refusal != null) {
      // Why is among the problems that Ingest found.
      return new Ending(refusal.byValidation() ? Outcome.REJECTED : Outcome.FAILED, List.of());
    }
    LookedImages images = evidence.images();
    if (images != null && images.rejected()) {
      return new Ending(Outcome.REJECTED, List.of()); // Why is among the images' problems.
    }
    List<ReportedProblem> problems = new ArrayList<>(evidence.unreadable());
    imagesError(evidence).ifPresent(problems::add);
    Outcome outcome = decide(evidence, problems);
    unchecked(evidence, outcome, problems);
    return new Ending(outcome, problems);
  }

  private static void unchecked(
      Evidence evidence, Outcome outcome, List<ReportedProblem> problems) {
    StepFailure failure = evidence.state().reconcileError();
    FoundEntries entries = evidence.entries();
    String why =
        failure != null
            ? failure.message()
            : entries == null ? "The dataset could not be asked." : entries.check().statement();
    boolean errorsUnknown =
        evidence.linesApplied() > 0 && (entries == null || entries.withErrors() == null);
    if (failure != null || errorsUnknown) {
      problems.add(warning(Code.WARNING_ENTRIES_NOT_CHECKED, why));
    } else if (outcome == Outcome.COMPLETE_UNVERIFIED) {
      problems.add(warning(Code.WARNING_LINES_NOT_PROVED, why));
    }
  }

  /** That images could not be looked at never stops a drop. */
  private static Optional<ReportedProblem> imagesError(Evidence evidence) {
    StepFailure failure = evidence.state().imagesError();
    String why =
        failure != null
            ? "Not all images were looked at: " + failure.message()
            : evidence.imagesForgotten()
                ? "What was found wrong with the images is not known any more: its file in the"
                    + " run's folder is gone or cannot be read. See what changes runs/, and drop"
                    + " the file again."
                : null;
    return why == null
        ? Optional.empty()
        : Optional.of(
            ReportedProblem.ofFile(Code.WARNING_IMAGES_NOT_CHECKED, Source.VALIDATION, why));
  }

  private static ReportedProblem warning(Code code, String why) {
    return ReportedProblem.ofFile(
        code, Source.VALIDATION, code.meaning() + " " + why + " " + code.remedy());
  }

  private static Outcome decide(Evidence evidence, List<ReportedProblem> problems) {
    Outcome soFar = evidence.linesApplied() == 0 ? Outcome.FAILED : Outcome.PARTIAL;
    StepFailure error = evidence.state().error();
    if (error != null) {
      String unsure =
          evidence.underWay().isPresent() ? "Whether its update ended is not known: " : "";
      problems.add(
          ReportedProblem.ofFile(
              error.code(),
              error.source(),
              place(evidence) + unsure + error.message() + remedy(evidence)));
      return soFar;
    }
    if (!evidence.unreadable().isEmpty()) {
      return soFar;
    }
    Progress progress = evidence.progress();
    RunOutcome lines = evidence.outcome();
    if (progress == null || lines == null || unfinished(progress)) {
      problems.add(timeout(evidence));
      return Outcome.TIMED_OUT;
    }
    SentUpdate stopper = progress.stopper().orElse(null);
    if (stopper != null) {
      problems.add(stopped(evidence, stopper));
      return unseen(stopper) ? Outcome.TIMED_OUT : soFar;
    }
    return progress.failing().isEmpty() ? checked(lines, evidence.entries()) : soFar;
  }

  /** Whoever stopped a run did not know yet what of it was sent. */
  private static String remedy(Evidence evidence) {
    StepFailure error = evidence.state().error();
    if (error == null || error.code() != Code.ERROR_RUN_STOPPED) {
      return "";
    }
    boolean sent =
        evidence.turns().stream().anyMatch(run -> !run.updates().log().updates().isEmpty());
    return " " + (sent ? Code.ERROR_RUN_STOPPED.remedy() : "Nothing of the file was sent.");
  }

  private static boolean unfinished(Progress progress) {
    return progress.stopper().isEmpty() && !progress.complete();
  }

  private static boolean unseen(SentUpdate update) {
    return !update.endIsOwn();
  }

  /** Everything was sent and completed; what of it is proved? */
  private static Outcome checked(RunOutcome lines, @Nullable FoundEntries entries) {
    if (lines.missingAtLeast() > 0) {
      return lines.missingAtLeast() < lines.linesApplied() ? Outcome.PARTIAL : Outcome.FAILED;
    }
    Long withErrors = entries == null ? null : entries.withErrors();
    if (withErrors != null && withErrors > 0) {
      return Outcome.COMPLETE_WITH_ENTRY_ERRORS;
    }
    boolean proved = lines.linesApplied() == 0 || (withErrors != null && lines.unproved() == 0);
    return proved ? Outcome.COMPLETE : Outcome.COMPLETE_UNVERIFIED;
  }

  private static ReportedProblem stopped(Evidence evidence, SentUpdate update) {
    OpenRun run = evidence.last().orElseThrow();
    return unseen(update)
        ? ReportedProblem.ofFile(
            Code.ERROR_UPDATE_TIMED_OUT,
            Source.SERVICE,
            place(run, update)
                + "The update was asked for several times, but no end was seen that is surely its"
                + " own. Look at the dataset, then drop the file again.")
        : failure(evidence, run, update);
  }

  /** The failure that ended the run; the code is the service's own, if its message has one. */
  private static ReportedProblem failure(Evidence evidence, OpenRun run, SentUpdate update) {
    End end = Objects.requireNonNull(update.end());
    LineRange lines =
        new LineRange(
            update.piece().chunk(),
            update.firstLine(),
            update.lastLine(),
            update.piece().lines(),
            update.sourceRef());
    String remedy =
        end.serviceError()
            ? OWN_FAULT
            : Failures.warnings(evidence.found(), lines) + Code.ERROR_UPDATE_FAILED.remedy();
    return new ReportedProblem(
        null,
        null,
        null,
        Objects.requireNonNullElse(end.reasonCode(), Code.ERROR_UPDATE_FAILED.name()),
        Severity.ERROR,
        Source.SERVICE,
        place(run, update) + Failures.words(end) + " " + remedy,
        null);
  }

  private static ReportedProblem timeout(Evidence evidence) {
    RunState state = evidence.state();
    String what =
        evidence.underWay().isPresent()
            ? "The update was still in status %s at %s. The stack parameter UpdateTimeoutMinutes"
                    .formatted(state.status(), state.deadline())
                + " sets how long an update may take."
            : "The dataset was busy with other updates all the time, until %s. Drop the file again."
                .formatted(state.busyUntil());
    return ReportedProblem.ofFile(
        Code.ERROR_UPDATE_TIMED_OUT, Source.VALIDATION, place(evidence) + what);
  }

  /** What the run was at: the update under way, or the next one. */
  private static String place(Evidence evidence) {
    OpenRun run = evidence.last().orElse(null);
    Progress progress = evidence.progress();
    if (run == null || progress == null) {
      return "";
    }
    return evidence
        .underWay()
        .map(update -> place(run, update))
        .or(() -> progress.next().map(piece -> place(run, run.chunk(piece))))
        .orElse("");
  }

  private static String place(OpenRun run, SentUpdate update) {
    return run.prepared().isWhole(update.piece())
        ? place(run, run.chunk(update.piece()))
        : "Lines %d to %d, a piece of chunk %d: "
            .formatted(update.firstLine(), update.lastLine(), update.piece().chunk());
  }

  private static String place(OpenRun run, Chunk chunk) {
    return "Chunk %d of %d (lines %d to %d): "
        .formatted(
            chunk.number(), run.prepared().chunks().size(), chunk.firstLine(), chunk.lastLine());
  }
}
