package dev.labeldrop.run;

import dev.labeldrop.Code;
import dev.labeldrop.Severity;
import dev.labeldrop.dataset.Entry;
import dev.labeldrop.dataset.EntryError;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.manifest.Chunk;
import dev.labeldrop.manifest.ChunkContent;
import dev.labeldrop.report.Report.EntryCheck;
import dev.labeldrop.report.Report.Method;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.report.ReportedProblem.Source;
import dev.labeldrop.run.RunFiles.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes over the lines that were sent and says of each what became of it: whether its entry has
 * errors, or is missing, or whether its update failed. The service gives no line numbers: a line
 * and its entry have the source-ref in common.
 */
final class Accounting {

  private static final EntryError UNNAMED =
      new EntryError(
          Code.ERROR_UNNAMED_ENTRY_ERROR.name(),
          Code.ERROR_UNNAMED_ENTRY_ERROR.meaning() + " " + Code.ERROR_UNNAMED_ENTRY_ERROR.remedy());

  private final ObjectStore store;
  private final RunFiles files;
  private final Plan plan;
  private final UpdateLog log;
  private final Progress progress;
  private final Settings settings;

  private final Map<String, List<EntryError>> errors = new HashMap<>();
  private final Set<String> matched = new HashSet<>();
  private final List<ReportedProblem> problems = new ArrayList<>();
  private @Nullable PresentEntries present;
  private @Nullable Failures failures;
  private long withErrors;
  private long missing;
  private long count;

  /** Goes over the lines of one run, once. */
  Accounting(
      ObjectStore store,
      RunFiles files,
      Plan plan,
      UpdateLog log,
      Progress progress,
      Settings settings) {
    this.store = store;
    this.files = files;
    this.plan = plan;
    this.log = log;
    this.progress = progress;
    this.settings = settings;
  }

  /**
   * Sets the failing lines aside without a comparison.
   *
   * @param why why the dataset is not asked, as a sentence
   */
  Reconciliation withoutListing(String why) {
    boolean rejected = goOver();
    Long known = progress.linesApplied() == 0 ? 0L : null;
    return new Reconciliation(
        known,
        known,
        0,
        rejected,
        List.of(),
        0,
        new EntryCheck(Method.NOT_CHECKED, 0, settings.mostListingCalls(), null, null, null, why));
  }

  /** Compares the lines with what was listed. */
  Reconciliation of(Listing listing, PresentEntries listed) {
    for (Entry entry : listing.withErrors()) {
      errors.put(entry.sourceRef(), entry.errors());
    }
    present = listing.allSeen() ? listed : null;
    boolean rejected = goOver();
    long applied = progress.linesApplied();
    MissingLines lines =
        present != null
            ? new MissingLines.Listed(missing)
            : MissingLines.counted(
                applied, log.entriesBefore(), listing, progress.linesFailed() == 0);
    if (lines.certain() == null && lines.atLeast() > 0) {
      tooFew(lines.atLeast());
    }
    return new Reconciliation(
        listing.errorsSeen() ? withErrors : null,
        lines.certain(),
        lines.atLeast(),
        rejected,
        problems,
        count,
        new EntryCheck(
            lines.method(),
            listing.calls(),
            settings.mostListingCalls(),
            log.entriesBefore(),
            listing.entriesAfter(),
            listing.errorsSeen() ? (long) errors.size() - matched.size() : null,
            lines.statement(listing)));
  }

  /** Whether lines were set beside those that validation refused. */
  private boolean goOver() {
    try (LinesToMend toMend = new LinesToMend(files, plan)) {
      for (Chunk chunk : plan.chunks()) {
        List<Piece> applied = of(chunk, progress.applied());
        List<Piece> failing = of(chunk, progress.failing());
        boolean asked = !applied.isEmpty() && (present != null || !errors.isEmpty());
        if (asked || !failing.isEmpty()) {
          goOver(PlannedChunks.read(store, plan, chunk), applied, failing, toMend);
        }
      }
      return toMend.finish();
    }
  }

  private static List<Piece> of(Chunk chunk, List<Piece> pieces) {
    return pieces.stream().filter(piece -> piece.chunk() == chunk.number()).toList();
  }

  private void goOver(
      ChunkContent content, List<Piece> applied, List<Piece> failing, LinesToMend toMend) {
    List<String> sourceRefs = content.sourceRefs();
    for (int i = 0; i < sourceRefs.size(); i++) {
      int index = i;
      if (applied.stream().anyMatch(piece -> piece.has(index))) {
        ReportedProblem missingLine = check(content.lineNumber(index), sourceRefs.get(index));
        if (missingLine != null) {
          toMend.add(content, index, missingLine);
        }
      } else {
        failing.stream()
            .filter(piece -> piece.has(index))
            .map(this::whyFailing)
            .forEach(why -> toMend.add(content, index, why.about(sourceRefs.get(index))));
      }
    }
  }

  private ReportedProblem whyFailing(Piece piece) {
    return failures().problems().get(progress.failing().indexOf(piece));
  }

  private Failures failures() {
    if (failures == null) {
      failures = Failures.of(store, plan, log, progress, files.found(File.PROBLEMS));
    }
    return failures;
  }

  /** Notes what is wrong with an applied line; null unless the dataset has no entry for it. */
  private @Nullable ReportedProblem check(long line, String sourceRef) {
    List<EntryError> kept = errors.get(sourceRef);
    if (kept != null) {
      withErrors++;
      matched.add(sourceRef);
      for (EntryError error : kept.isEmpty() ? List.of(UNNAMED) : kept) {
        add(line, error.code(), error.message(), sourceRef);
      }
      return null;
    }
    if (present == null || present.has(sourceRef)) {
      return null;
    }
    missing++;
    Code code = Code.ERROR_MISSING_ENTRY;
    return add(line, code.name(), code.meaning() + " " + code.remedy(), sourceRef);
  }

  private void tooFew(long missingAtLeast) {
    count++;
    Code code = Code.ERROR_MISSING_ENTRY;
    problems.add(
        ReportedProblem.ofFile(
            code,
            Source.SERVICE,
            "The dataset has at least %d entries less than lines were applied. %s"
                .formatted(missingAtLeast, code.meaning())));
  }

  private ReportedProblem add(long line, String code, String message, String sourceRef) {
    count++;
    ReportedProblem problem =
        new ReportedProblem(
            line, null, null, code, Severity.ERROR, Source.SERVICE, message, sourceRef);
    if (problems.size() < settings.limits().problems()) {
      problems.add(problem);
    }
    return problem;
  }
}
