package dev.labeldrop.run.end;

import dev.labeldrop.manifest.LineCounts;
import dev.labeldrop.report.Report;
import dev.labeldrop.report.ReportedImages;
import dev.labeldrop.run.files.FoundEntries;
import dev.labeldrop.run.files.LookedImages;
import dev.labeldrop.run.files.Plan;
import dev.labeldrop.run.progress.Fate;
import dev.labeldrop.run.progress.RunOutcome;
import org.jspecify.annotations.Nullable;

/** What became of the lines and of their images, as a report has it. */
final class ReportedLines {

  private ReportedLines() {}

  /** The lines. */
  static Report.Lines of(Evidence evidence) {
    Plan plan = evidence.plan();
    LineCounts counts = plan == null ? new LineCounts(0, 0, 0) : plan.lines();
    RunOutcome outcome = evidence.outcome();
    long bad = badImages(evidence);
    long valid = counts.valid() - bad;
    long rejected = counts.rejected() + bad;
    if (outcome == null) {
      Long none = plan == null ? null : Long.valueOf(0); // without a plan nothing is known
      return new Report.Lines(counts.total(), valid, rejected, 0, 0, valid, 0, 0, none, none);
    }
    FoundEntries entries = evidence.entries();
    boolean none = outcome.linesApplied() == 0;
    return new Report.Lines(
        counts.total(),
        valid,
        rejected,
        outcome.linesApplied(),
        outcome.count(Fate.FAILED),
        outcome.count(Fate.NOT_SENT),
        outcome.count(Fate.UNCHANGED),
        outcome.count(Fate.SUPERSEDED),
        none ? Long.valueOf(0) : entries == null ? null : entries.withErrors(),
        outcome.missing());
  }

  /** Their images; null if they were not looked at. */
  static @Nullable ReportedImages images(Evidence evidence) {
    LookedImages looked = evidence.images();
    return looked == null
        ? null
        : new ReportedImages(
            looked.images(),
            looked.lookedAt(),
            looked.unusable(),
            looked.boxesOutside(),
            badImages(evidence));
  }

  /** How many lines are rejected because of their images, or of boxes outside of them. */
  private static long badImages(Evidence evidence) {
    RunOutcome outcome = evidence.outcome();
    LookedImages looked = evidence.images();
    return outcome != null ? outcome.count(Fate.BAD_IMAGE) : looked == null ? 0 : looked.bad();
  }
}
