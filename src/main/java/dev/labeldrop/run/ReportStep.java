package dev.labeldrop.run;

import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.drop.Drop;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.manifest.ManifestStatistics;
import dev.labeldrop.report.HtmlForm;
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
 * Ends a run: puts together what the steps before it left, writes {@code report.json} and {@code
 * report.html}, and sends the notice. Every way through the state machine ends here, once.
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
   * @param update number of the update that was polled last; null where none was
   * @param deadline when that update must have ended, or its turn must have come; null where none
   *     ever was to be sent
   * @param status the dataset's last status; null where nobody looked
   * @param statusMessage the service's words; null where it gave none
   * @param statusMessageCode the service's code; null where it gave none
   * @param done whether the last look found the dataset settled; null where nobody looked
   * @param attempt how often the dataset was looked at since the last submit; null for never
   * @param error what Submit or Poll failed with; null where neither did
   * @param reconcileError what Reconcile failed with; null where it did not
   */
  public record Request(
      String run,
      String bucket,
      @Nullable Integer update,
      @Nullable String deadline,
      @Nullable String status,
      @Nullable String statusMessage,
      @Nullable String statusMessageCode,
      @Nullable Boolean done,
      @Nullable Integer attempt,
      @Nullable StepFailure error,
      @Nullable StepFailure reconcileError) {

    /** Checks that there is a run. */
    public Request {
      run = Input.required(run, "run");
      bucket = Input.required(bucket, "bucket");
    }

    private SentUpdate.LastLook lastLook() {
      return new SentUpdate.LastLook(
          update, done, status, statusMessage, statusMessageCode, attempt);
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
    files.writeText(File.REPORT, JsonForm.document(report), RunFiles.JSON);
    files.writeText(File.PAGE, HtmlForm.html(report), "text/html; charset=utf-8");
    boolean first = !files.has(File.NOTICE);
    if (first) {
      notifier.send(report);
      files.writeText(File.NOTICE, JsonForm.message(report), RunFiles.JSON);
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
    UpdateLog log = log(request, files);
    Progress progress = new Progress(plan, log);
    FoundProblems found = files.found(File.PROBLEMS);
    FoundProblems dataset = files.found(File.DATASET);
    Reconciliation entries = reconciliation(progress, files);
    Failures failures = Failures.of(store, plan, log, progress, found);
    Ending ending = Ending.of(new Ending.Evidence(plan, log, progress, request, entries, found));
    FoundProblems own =
        FoundProblems.of(
            Stream.concat(ending.problems().stream(), failures.problems().stream()).toList());
    boolean rejected =
        plan.lines().rejected() > 0 || entries.rejected() || !progress.failing().isEmpty();
    return new Report(
        ending.outcome(),
        plan.run(),
        plan.datasetArn(),
        Instant.parse(plan.startedAt()),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        source(plan.drop()),
        lines(plan, progress, entries),
        new Report.Chunks(plan.chunks().size(), progress.chunksApplied()),
        service(request),
        log.updates().stream().map(update -> update(plan, update)).toList(),
        isolation(plan, log, progress, failures),
        entries.check(),
        files.read(File.STATISTICS, ManifestStatistics.class).orElse(null),
        problems(own, found, dataset, entries),
        own.errorCount() + found.errorCount() + dataset.errorCount() + entries.errorCount(),
        own.warningCount() + found.warningCount() + dataset.warningCount(),
        new Report.Files(
            files.uri(File.REPORT),
            files.uri(File.PAGE),
            rejected ? files.uri(File.REJECTED) : null,
            rejected ? files.uri(File.REASONS) : null));
  }

  /** The log, with the end of the last update where only the state has that. */
  private UpdateLog log(Request request, RunFiles files) {
    UpdateLog log = files.updates();
    return log.after(request.lastLook(), clock.instant().truncatedTo(ChronoUnit.MILLIS))
        .orElse(log);
  }

  private static Reconciliation reconciliation(Progress progress, RunFiles files) {
    return files
        .read(File.ENTRIES, Reconciliation.class)
        .orElseGet(() ->
            Reconciliation.unverified(
                progress.linesApplied() == 0
                    ? "Nothing was applied, so there was nothing to look for."
                    : "The dataset could not be asked."));
  }

  private List<ReportedProblem> problems(
      FoundProblems own, FoundProblems found, FoundProblems dataset, Reconciliation entries) {
    List<ReportedProblem> all =
        Stream.of(own.problems(), dataset.problems(), found.problems(), entries.problems())
            .flatMap(List::stream)
            .sorted(ReportedProblem.LINE_ORDER)
            .toList();
    return ReportedProblem.first(all, settings.limits().problems());
  }

  private static Report.Update update(Plan plan, SentUpdate update) {
    SentUpdate.End end = update.end();
    return new Report.Update(
        update.number(),
        update.piece().chunk(),
        update.piece().lines(),
        update.firstLine(),
        update.lastLine(),
        update.bytes(),
        plan.isWhole(update.piece()),
        update.submitted(),
        end == null ? null : Instant.parse(end.at()),
        end == null ? 0 : end.polls(),
        end == null ? null : end.status(),
        end == null ? null : end.statusMessage(),
        end == null ? null : end.statusMessageCode());
  }

  /** Null where no part was sent, and where the search was broken off and found nothing. */
  private static Report.@Nullable Isolation isolation(
      Plan plan, UpdateLog log, Progress progress, Failures failures) {
    long parts = log.updates().stream().filter(each -> !plan.isWhole(each.piece())).count();
    boolean ended = progress.complete() && log.underWay().isEmpty();
    return failures.ranges().isEmpty() && (parts == 0 || !ended)
        ? null
        : new Report.Isolation((int) parts, plan.onFailedUpdate().mostUpdates(), failures.ranges());
  }

  private static Report.Source source(Drop drop) {
    return new Report.Source(drop.bucket(), drop.key(), drop.versionId(), drop.etag(), drop.size());
  }

  private static Report.Lines lines(Plan plan, Progress progress, Reconciliation entries) {
    long applied = progress.linesApplied();
    long failed = progress.linesFailed();
    return new Report.Lines(
        plan.lines().total(),
        plan.lines().valid(),
        plan.lines().rejected(),
        applied,
        failed,
        plan.lines().valid() - applied - failed,
        applied == 0 ? Long.valueOf(0) : entries.withErrors(),
        applied == 0 ? Long.valueOf(0) : entries.missing());
  }

  private static Report.@Nullable Service service(Request request) {
    return request.status() == null
        ? null
        : new Report.Service(
            request.status(), request.statusMessage(), request.statusMessageCode());
  }
}
