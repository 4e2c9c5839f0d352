package dev.labeldrop.run.end;

import dev.labeldrop.PermanentException;
import dev.labeldrop.change.WhatChanged;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.drop.Drop;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.manifest.ManifestStatistics;
import dev.labeldrop.report.EntryCheck;
import dev.labeldrop.report.EntryCheck.LedgerUse;
import dev.labeldrop.report.EntryCheck.Method;
import dev.labeldrop.report.Report;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.report.ReportedUpdate;
import dev.labeldrop.run.end.RunsRejected.Written;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.FoundEntries;
import dev.labeldrop.run.files.FoundProblems;
import dev.labeldrop.run.files.Plan;
import dev.labeldrop.run.files.RunFiles;
import dev.labeldrop.run.progress.Fate;
import dev.labeldrop.run.progress.OpenRun;
import dev.labeldrop.run.progress.Progress;
import dev.labeldrop.run.progress.RunOutcome;
import dev.labeldrop.run.state.RunState;
import dev.labeldrop.run.state.Settings;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts a report together, and leaves the files that it names beside itself. */
final class ReportBuilder {

  private final ObjectStore store;
  private final Evidence evidence;
  private final Settings settings;
  private final Consumer<String> warn;

  ReportBuilder(ObjectStore store, Evidence evidence, Settings settings, Consumer<String> warn) {
    this.store = store;
    this.evidence = evidence;
    this.settings = settings;
    this.warn = warn;
  }

  /** Puts it together. */
  Report build(Instant now) {
    Plan plan = evidence.plan();
    OpenRun run = evidence.last().orElse(null);
    Progress progress = evidence.progress();
    Failures failures =
        run == null || progress == null
            ? Failures.NONE
            : Failures.of(run, progress, evidence.found());
    DatasetArn dataset = evidence.destination();
    Replaced replaced = replaced(dataset);
    Written rejected = rejected(plan, failures);
    Ending ending = Ending.of(evidence);
    List<ReportedProblem> own = new ArrayList<>(ending.problems());
    own.addAll(failures.problems());
    replaced.warning().ifPresent(own::add);
    rejected.warning().ifPresent(own::add);
    RunFiles files = evidence.files();
    FoundProblems all = all(FoundProblems.of(own));
    return new Report(
        ending.outcome(),
        evidence.state().run(),
        dataset == null ? null : dataset.value(),
        plan == null ? now : Instant.parse(plan.startedAt()),
        now,
        source(plan),
        ReportedLines.of(evidence),
        ReportedLines.images(evidence),
        replaced.changes(),
        chunks(),
        service(evidence.state()),
        updates(),
        isolation(run, progress, failures),
        check(run),
        plan == null ? null : statistics(plan),
        whatChanged(replaced),
        all.problems(),
        all.errorCount(),
        all.warningCount(),
        new Report.Files(
            files.uri(File.REPORT),
            files.uri(File.PAGE),
            rejected.any() ? files.uri(File.REJECTED) : null,
            rejected.any() ? files.uri(File.REASONS) : null,
            replaced.undone() > 0 ? files.uri(File.UNDO) : null));
  }

  private Replaced replaced(@Nullable DatasetArn dataset) {
    RunOutcome outcome = evidence.outcome();
    if (outcome == null || dataset == null) {
      return Replaced.NOT_KNOWN;
    }
    try {
      return Replaced.write(store, evidence.files(), evidence.turns(), outcome, dataset);
    } catch (PermanentException e) {
      warn.accept("undo.jsonl could not be written: " + e.text());
      return Replaced.NOT_KNOWN;
    }
  }

  /** A report that does not say what changed is better than none. */
  private @Nullable WhatChanged whatChanged(Replaced replaced) {
    try {
      return new ChangesOfRun(store, evidence.files()).read(replaced);
    } catch (PermanentException | UncheckedIOException e) {
      warn.accept("What the run changed could not be read again: " + e.getMessage());
      return null;
    }
  }

  private Written rejected(@Nullable Plan plan, Failures failures) {
    return plan == null
        ? new Written(false, Optional.empty())
        : new RunsRejected(store, evidence.files(), plan, evidence.images())
            .write(evidence.outcome(), failures);
  }

  private FoundProblems all(FoundProblems own) {
    FoundEntries entries = evidence.entries();
    FoundProblems kept =
        entries == null
            ? FoundProblems.NONE
            : new FoundProblems(entries.problems(), entries.errorCount(), 0);
    List<FoundProblems> each =
        List.of(own, evidence.dataset(), evidence.found(), evidence.imageProblems(), kept);
    return new FoundProblems(
        each.stream()
            .flatMap(found -> found.problems().stream())
            .sorted(ReportedProblem.ORDER)
            .limit(settings.limits().problems())
            .toList(),
        each.stream().mapToLong(FoundProblems::errorCount).sum(),
        each.stream().mapToLong(FoundProblems::warningCount).sum());
  }

  private Report.Source source(@Nullable Plan plan) {
    if (plan == null) {
      RunState state = evidence.state();
      return new Report.Source(state.bucket(), state.key() == null ? "" : state.key(), null, "", 0);
    }
    Drop drop = plan.drop();
    return new Report.Source(drop.bucket(), drop.key(), drop.versionId(), drop.etag(), drop.size());
  }

  /** Of all turns: what an earlier one has completed is not sent again. */
  private Report.Chunks chunks() {
    int total = 0;
    int applied = 0;
    for (OpenRun run : evidence.turns()) {
      boolean last = run.prepared().turn() == evidence.last().orElseThrow().prepared().turn();
      Progress progress = last ? evidence.progress() : evidence.read(run::progress).orElse(null);
      int done = progress == null ? 0 : progress.chunksApplied();
      total += last ? run.prepared().chunks().size() : done;
      applied += done;
    }
    return new Report.Chunks(total, applied);
  }

  private List<ReportedUpdate> updates() {
    return evidence.turns().stream().flatMap(ReportedUpdates::of).toList();
  }

  /** Null if no piece was sent, and if the search was broken off and found nothing. */
  private static Report.@Nullable Isolation isolation(
      @Nullable OpenRun run, @Nullable Progress progress, Failures failures) {
    if (run == null || progress == null) {
      return null;
    }
    long pieces =
        run.updates().log().updates().stream()
            .filter(each -> !run.prepared().isWhole(each.piece()))
            .count();
    return failures.ranges().isEmpty() && (pieces == 0 || !progress.complete())
        ? null
        : new Report.Isolation(
            (int) pieces, run.plan().onFailedUpdate().mostUpdates(), failures.ranges());
  }

  private EntryCheck check(@Nullable OpenRun run) {
    FoundEntries entries = evidence.entries();
    RunOutcome outcome = evidence.outcome();
    return entries != null
        ? entries.check()
        : new EntryCheck(
            Method.NOT_CHECKED,
            run == null ? LedgerUse.NOT_KNOWN : run.prepared().knowledge().use(),
            0,
            settings.mostListingCalls(),
            null,
            run == null ? null : run.prepared().before().totalEntries(),
            null,
            null,
            evidence.linesApplied() == 0
                ? EntryCheck.nothingApplied(
                    outcome == null ? 1 : outcome.count(Fate.FAILED) + outcome.count(Fate.NOT_SENT))
                : "The dataset could not be asked.");
  }

  private @Nullable ManifestStatistics statistics(Plan plan) {
    return evidence
        .read(() ->
            evidence.files().in(plan.documents()).read(File.STATISTICS, ManifestStatistics.class))
        .flatMap(read -> read)
        .orElse(null);
  }

  private static Report.@Nullable Service service(RunState state) {
    return state.status() == null
        ? null
        : new Report.Service(state.status(), state.statusMessage(), state.statusMessageCode());
  }
}
