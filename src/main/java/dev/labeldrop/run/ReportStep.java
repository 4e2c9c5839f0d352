package dev.labeldrop.run;

import dev.labeldrop.Severity;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.drop.Drop;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.report.JsonForm;
import dev.labeldrop.report.Notifier;
import dev.labeldrop.report.Outcome;
import dev.labeldrop.report.Report;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.run.RunFiles.File;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run: puts together what the steps before it left, writes {@code report.json} and sends the
 * notice. Every way through the state machine ends here, once.
 */
public final class ReportStep {

  private final ObjectStore store;
  private final Notifier notifier;
  private final Settings settings;
  private final Clock clock;

  /** Reports to this notifier what the store has. */
  public ReportStep(ObjectStore store, Notifier notifier, Settings settings, Clock clock) {
    this.store = store;
    this.notifier = notifier;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What Report is given: the execution's state, however far it came.
   *
   * @param run the run's id
   * @param bucket where the run's folder is
   * @param applied how many chunks are applied
   * @param submitted whether a chunk was under way at the end; null where none ever was
   * @param deadline when that chunk must have ended; null where none ever was
   * @param status the dataset's last status; null where nobody looked
   * @param statusMessage the service's words; null where it gave none
   * @param statusMessageCode the service's code; null where it gave none
   * @param done whether the last look found the dataset settled; null where nobody looked
   * @param error what Submit or Poll failed with; null where neither did
   * @param reconcileError what Reconcile failed with; null where it did not
   */
  public record Request(
      String run,
      String bucket,
      @Nullable Integer applied,
      @Nullable Boolean submitted,
      @Nullable String deadline,
      @Nullable String status,
      @Nullable String statusMessage,
      @Nullable String statusMessageCode,
      @Nullable Boolean done,
      @Nullable StepFailure error,
      @Nullable StepFailure reconcileError) {

    /** Checks that there is a run. */
    public Request {
      run = Input.required(run, "run");
      bucket = Input.required(bucket, "bucket");
    }

    int appliedChunks() {
      return applied == null ? 0 : applied;
    }
  }

  /**
   * What Report adds to the state.
   *
   * @param outcome how the run ended
   * @param report where the report is
   * @param notified whether this call sent the notice; false where an earlier call had
   */
  public record Answer(Outcome outcome, String report, boolean notified) {}

  /** Writes the report and sends the notice. */
  public Answer report(Request request) {
    RunFiles files = new RunFiles(store, request.bucket(), request.run());
    Plan plan = files.plan();
    release(plan, request);
    Report report = build(plan, request, files);
    files.writeText(File.REPORT, JsonForm.document(report));
    boolean first = !files.has(File.NOTICE);
    if (first) {
      notifier.send(report);
      files.writeText(File.NOTICE, JsonForm.message(report));
    }
    return new Answer(report.outcome(), report.files().report(), first);
  }

  /** The next run's turn has come, whatever becomes of this one's notice. */
  private void release(Plan plan, Request request) {
    String dataset = plan.datasetArn();
    if (dataset != null) {
      new DatasetLease(store, request.bucket(), new DatasetArn(dataset), clock)
          .release(request.run());
    }
  }

  private Report build(Plan plan, Request request, RunFiles files) {
    FoundProblems found = files.read(File.PROBLEMS, FoundProblems.class).orElse(FoundProblems.NONE);
    Reconciliation entries =
        files.read(File.ENTRIES, Reconciliation.class).orElse(Reconciliation.UNVERIFIED);
    Ending ending = Ending.of(plan, request, entries);
    List<ReportedProblem> problems =
        Stream.of(ending.problems(), found.problems(), entries.problems())
            .flatMap(List::stream)
            .sorted(ReportedProblem.LINE_ORDER)
            .limit(settings.limits().problems())
            .toList();
    int applied = Math.min(request.appliedChunks(), plan.chunks().size());
    return new Report(
        ending.outcome(),
        plan.run(),
        plan.datasetArn(),
        Instant.parse(plan.startedAt()),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        source(plan.drop()),
        lines(plan, applied, entries),
        new Report.Chunks(plan.chunks().size(), applied),
        service(request),
        List.of(),
        null,
        new Report.EntryCheck(
            Report.Method.NOT_CHECKED, 0, 0, null, null, null, "Missing lines are not looked for."),
        null,
        problems,
        found.errorCount() + entries.errorCount() + ending.count(Severity.ERROR),
        found.warningCount() + ending.count(Severity.WARNING),
        new Report.Files(
            files.uri(File.REPORT),
            files.uri(File.REPORT),
            plan.lines().rejected() == 0 ? null : files.uri(File.REJECTED),
            null));
  }

  private static Report.Source source(Drop drop) {
    return new Report.Source(drop.bucket(), drop.key(), drop.versionId(), drop.etag(), drop.size());
  }

  private static Report.Lines lines(Plan plan, int applied, Reconciliation entries) {
    return new Report.Lines(
        plan.lines().total(),
        plan.lines().valid(),
        plan.lines().rejected(),
        plan.linesIn(applied),
        0,
        plan.lines().valid() - plan.linesIn(applied),
        applied == 0 ? Long.valueOf(0) : entries.withErrors(),
        applied == 0 ? 0L : null);
  }

  private static Report.@Nullable Service service(Request request) {
    return request.status() == null
        ? null
        : new Report.Service(
            request.status(), request.statusMessage(), request.statusMessageCode());
  }
}
