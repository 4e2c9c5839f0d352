package dev.labeldrop.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.labeldrop.RetryableException;
import dev.labeldrop.dataset.Entry;
import dev.labeldrop.dataset.EntryError;
import dev.labeldrop.dataset.EntryPage;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.run.RunFiles.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ReconcileStepTest {

  private static final EntryError OFF_FRAME =
      new EntryError("ERROR_INVALID_BOUNDING_BOX", "The box is off the frame.");
  private static final EntryError NO_TYPE =
      new EntryError("ERROR_UNSUPPORTED_USE_CASE_TYPE", "The type is not known.");

  private final List<Duration> waits = new ArrayList<>();

  @Test
  void asksNothingWhereNothingWasApplied() {
    PlannedRun planned = new PlannedRun(Runs.lines("abc"));
    assertThat(reconcile(planned, 0).withErrors()).isZero();
    assertThat(planned.datasets.calls).isEmpty();
    assertThat(planned.files.has(File.ENTRIES)).isFalse();
  }

  @Test
  void findsNothingWhereTheServiceKeepsNoErrors() {
    PlannedRun planned = new PlannedRun(Runs.lines("abc"));
    page(planned, null);
    assertThat(reconcile(planned, 2).withErrors()).isZero();
    assertThat(planned.datasets.calls).containsExactly("entriesWithErrors null");
  }

  @Test
  void findsTheLinesOfItsOwnEntriesAmongOthers() {
    PlannedRun planned = new PlannedRun("\n" + Runs.lines("ab") + "\r\n" + Runs.lines("c"));
    page(planned, "next", entry("elsewhere", OFF_FRAME), entry("c", NO_TYPE));
    page(planned, null, entry("a", OFF_FRAME, NO_TYPE));
    assertThat(reconcile(planned, 2).withErrors()).isEqualTo(2);
    assertThat(planned.datasets.calls)
        .containsExactly("entriesWithErrors null", "entriesWithErrors next");
    assertThat(waits).containsExactly(ReconcileStep.BETWEEN_PAGES);
    assertThat(found(planned).problems())
        .extracting(ReportedProblem::line, ReportedProblem::code, ReportedProblem::sourceRef)
        .containsExactly(
            tuple(2L, OFF_FRAME.code(), "s3://acme/a.jpg"),
            tuple(2L, NO_TYPE.code(), "s3://acme/a.jpg"),
            tuple(5L, NO_TYPE.code(), "s3://acme/c.jpg"));
    assertThat(found(planned).errorCount()).isEqualTo(3);
  }

  @Test
  void countsNoLineThatWasNotApplied() {
    PlannedRun planned = new PlannedRun(Runs.lines("abc"));
    page(planned, null, entry("c", OFF_FRAME));
    assertThat(reconcile(planned, 1).withErrors()).isZero();
  }

  @Test
  void countsNoLineThatWasRefused() {
    PlannedRun planned =
        new PlannedRun(
            Runs.line("a") + "{\"source-ref\":\"s3://acme/x.jpg\",}\n" + Runs.line("b"),
            Settings.OnInvalidLine.SKIP);
    page(planned, null, entry("x", OFF_FRAME));
    assertThat(reconcile(planned, 1).withErrors()).isZero();
  }

  @Test
  void doesNotClaimToHaveSeenAllWhereAnEntryCouldNotBeRead() {
    PlannedRun planned = new PlannedRun(Runs.lines("abc"));
    planned.datasets.pages.add(() -> new EntryPage(List.of(entry("a", OFF_FRAME)), 1, null));
    assertThat(reconcile(planned, 2).withErrors()).isNull();
    assertThat(found(planned).problems()).hasSize(1);
  }

  @Test
  void stopsAfterAHundredPagesAndDoesNotClaimToHaveSeenAll() {
    PlannedRun planned = new PlannedRun(Runs.lines("abc"));
    for (int i = 0; i < 200; i++) {
      page(planned, "more");
    }
    assertThat(reconcile(planned, 2).withErrors()).isNull();
    assertThat(planned.datasets.calls).hasSize(100);
    assertThat(waits).hasSize(99);
  }

  @Test
  void isTriedAgainWhereTheListingMayPass() {
    PlannedRun planned = new PlannedRun(Runs.lines("abc"));
    planned.datasets.pages.add(() -> {
      throw new RetryableException("busy");
    });
    page(planned, null, entry("a", OFF_FRAME));
    assertThatThrownBy(() -> reconcile(planned, 2)).isInstanceOf(RetryableException.class);
    assertThat(reconcile(planned, 2).withErrors()).isEqualTo(1);
  }

  private ReconcileStep.Answer reconcile(PlannedRun planned, int applied) {
    return new ReconcileStep(planned.store, planned.datasets, Runs.settings(), waits::add)
        .reconcile(new ReconcileStep.Request(planned.run, Runs.BUCKET, applied));
  }

  private static Reconciliation found(PlannedRun planned) {
    return planned.files.read(File.ENTRIES, Reconciliation.class).orElseThrow();
  }

  private static void page(PlannedRun planned, @Nullable String next, Entry... entries) {
    planned.datasets.pages.add(() -> new EntryPage(List.of(entries), next));
  }

  private static Entry entry(String name, EntryError... errors) {
    return new Entry("s3://acme/" + name + ".jpg", List.of(errors));
  }
}
