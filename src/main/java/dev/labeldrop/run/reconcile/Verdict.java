package dev.labeldrop.run.reconcile;

import dev.labeldrop.Code;
import dev.labeldrop.Count;
import dev.labeldrop.LabeldropException;
import dev.labeldrop.Severity;
import dev.labeldrop.dataset.EntryError;
import dev.labeldrop.manifest.Fingerprint;
import dev.labeldrop.report.EntryCheck;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.report.ReportedProblem.Source;
import dev.labeldrop.run.files.FoundEntries;
import dev.labeldrop.run.files.LineTexts;
import dev.labeldrop.run.files.Prepared.Knowledge;
import dev.labeldrop.run.files.Sights.Sight;
import dev.labeldrop.run.ledger.LineIndex;
import dev.labeldrop.run.progress.RunOutcome;
import dev.labeldrop.run.reconcile.Looks.Faulty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is to be said of the applied lines: which have errors, are missing, or differ. */
final class Verdict {

  private static final EntryError UNNAMED =
      new EntryError(
          Code.ERROR_UNNAMED_ENTRY_ERROR.name(),
          Code.ERROR_UNNAMED_ENTRY_ERROR.meaning() + " " + Code.ERROR_UNNAMED_ENTRY_ERROR.remedy());

  private final LineIndex lines;
  private final RunOutcome outcome;
  private final Looks looks;
  private final int most;
  private final List<ReportedProblem> problems = new ArrayList<>();
  private final List<Integer> missing = new ArrayList<>();
  private long count;
  private long withErrors;

  /**
   * Of a turn.
   *
   * @param most how many problems are kept
   */
  Verdict(LineIndex lines, RunOutcome outcome, Looks looks, int most) {
    this.lines = lines;
    this.outcome = outcome;
    this.looks = looks;
    this.most = most;
  }

  /** Everything that is to be kept of it. */
  FoundEntries found(LineTexts texts, Knowledge knowledge, int mostCalls, boolean rewrites) {
    Map<Fingerprint, Faulty> faulty = faulty();
    for (int line = 0; line < outcome.size(); line++) {
      if (outcome.fate(line).applied()) {
        Faulty entry = faulty.isEmpty() ? null : faulty.remove(lines.sourceRef(line));
        if (entry != null && !isOther(outcome.sight(line))) {
          errors(lines.number(line), entry);
        }
        notHeld(line);
      }
    }
    sayMissing(texts);
    problems.sort(ReportedProblem.ORDER);
    boolean errorsKnown = looks.errorsSeen() || outcome.linesApplied() == 0;
    return new FoundEntries(
        outcome.size(),
        outcome.sights().spans(),
        errorsKnown ? Long.valueOf(withErrors) : null,
        problems.stream().limit(most).toList(),
        count,
        new EntryCheck(
            CheckStatement.method(outcome, looks),
            knowledge.use(),
            looks.calls() + looks.errorCalls(),
            mostCalls,
            looks.calls() == 0 ? null : Long.valueOf(outcome.differing()),
            outcome.entries().before(),
            looks.facts().totalEntries(),
            looks.errorsSeen() ? Long.valueOf(faulty.size()) : null,
            CheckStatement.of(outcome, looks, rewrites)));
  }

  private Map<Fingerprint, Faulty> faulty() {
    Map<Fingerprint, Faulty> faulty = new HashMap<>();
    looks.faulty().forEach(each -> faulty.put(new Fingerprint(each.high(), each.low()), each));
    return faulty;
  }

  /** Whether the errors of an entry are those of what it held before: the line is not in it. */
  private static boolean isOther(Sight sight) {
    return sight == Sight.ABSENT || sight == Sight.OTHER;
  }

  private void errors(long number, Faulty entry) {
    withErrors++;
    for (EntryError error : entry.errors().isEmpty() ? List.of(UNNAMED) : entry.errors()) {
      count++;
      if (problems.size() < most) {
        problems.add(problem(number, error.code(), error.message(), entry.sourceRef()));
      }
    }
  }

  private void notHeld(int line) {
    if (isOther(outcome.sight(line))) {
      count++;
      if (missing.size() < most) {
        missing.add(line);
      }
    }
  }

  private void sayMissing(LineTexts texts) {
    int[] places = missing.stream().mapToInt(Integer::intValue).toArray();
    @Nullable String[] sourceRefs = sourceRefs(texts, places);
    for (int i = 0; i < places.length; i++) {
      Code code =
          outcome.sight(places[i]) == Sight.ABSENT
              ? Code.ERROR_MISSING_ENTRY
              : Code.ERROR_ENTRY_DIFFERS;
      problems.add(
          problem(
              lines.number(places[i]),
              code.name(),
              code.meaning() + " " + code.remedy(),
              sourceRefs[i]));
    }
    long uncertain = outcome.missingAtLeast() - outcome.missingForCertain();
    if (uncertain > 0) {
      count++;
      Code code = Code.ERROR_MISSING_ENTRY;
      problems.add(
          ReportedProblem.ofFile(
              code,
              Source.SERVICE,
              "By the dataset's counts, at least %s missing. %s"
                  .formatted(
                      Count.of(uncertain, "applied line is", "applied lines are"),
                      code.meaning())));
    }
  }

  /** A problem without its image is better than none, if the dropped object is gone. */
  private static @Nullable String[] sourceRefs(LineTexts texts, int[] places) {
    try {
      return texts.sourceRefs(places);
    } catch (LabeldropException e) {
      return new @Nullable String[places.length];
    }
  }

  private static ReportedProblem problem(
      long line, String code, String message, @Nullable String sourceRef) {
    return new ReportedProblem(
        line, null, null, code, Severity.ERROR, Source.SERVICE, message, sourceRef);
  }
}
