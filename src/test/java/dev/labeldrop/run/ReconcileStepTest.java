package dev.labeldrop.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.dataset.Entry;
import dev.labeldrop.dataset.EntryError;
import dev.labeldrop.dataset.EntryPage;
import dev.labeldrop.report.Report.Method;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.run.RunFiles.File;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ReconcileStepTest {

  private static final String COMPLETE = "UPDATE_COMPLETE";
  private static final String FAILED = "UPDATE_FAILED";
  private static final EntryError OFF_FRAME =
      new EntryError("ERROR_INVALID_BOUNDING_BOX", "The box is off the frame.");
  private static final EntryError NO_TYPE =
      new EntryError("ERROR_UNSUPPORTED_USE_CASE_TYPE", "The type is not known.");

  private final List<Duration> waits = new ArrayList<>();

  @Test
  void asksNothingWhereNothingWasApplied() {
    PlannedRun planned = new PlannedRun(Runs.lines("abc"));
    assertThat(reconcile(planned)).isEqualTo(new ReconcileStep.Answer(true, null, null, 0, 0L, 0L));
    assertThat(planned.datasets.calls).isEmpty();
    assertThat(found(planned).check().method()).isEqualTo(Method.NOT_CHECKED);
  }

  @Test
  void listsEveryEntryOfADatasetThatIsSmallEnough() {
    PlannedRun planned = new PlannedRun(Runs.lines("abc")).sent(COMPLETE, COMPLETE);
    page(planned, null);
    describe(planned, 200L);
    page(planned, "next", entry("c"), entry("elsewhere"));
    page(planned, null, entry("a"), entry("b"));
    assertThat(reconcile(planned)).isEqualTo(new ReconcileStep.Answer(true, null, null, 0, 0L, 0L));
    assertThat(planned.datasets.calls)
        .containsExactly(
            "entries WITH_ERRORS null", "describe", "entries ALL null", "entries ALL next");
    assertThat(waits).containsExactly(EntryListing.BETWEEN_PAGES, EntryListing.BETWEEN_PAGES);
    assertThat(found(planned).check().method()).isEqualTo(Method.LISTED);
    assertThat(found(planned).check().calls()).isEqualTo(3);
  }

  @Test
  void findsTheLinesThatTheDatasetDoesNotHaveAndSetsThemAside() {
    PlannedRun planned = new PlannedRun(Runs.lines("abc")).sent(COMPLETE, COMPLETE);
    page(planned, null);
    describe(planned, 2L);
    page(planned, null, entry("a"), entry("c"));
    assertThat(reconcile(planned).missing()).isEqualTo(1);
    assertThat(found(planned).problems())
        .extracting(ReportedProblem::line, ReportedProblem::code, ReportedProblem::sourceRef)
        .containsExactly(tuple(2L, "ERROR_MISSING_ENTRY", "s3://acme/b.jpg"));
    assertThat(text(planned, "rejected.jsonl")).isEqualTo(Runs.line("b"));
    assertThat(text(planned, "rejected.reasons.jsonl"))
        .startsWith("{\"line\":2,\"sourceRef\":\"s3://acme/b.jpg\",\"problems\":[{")
        .contains("\"code\":\"ERROR_MISSING_ENTRY\"")
        .hasLineCount(1);
  }

  @Test
  void findsTheErrorsOfItsOwnEntriesAmongOthers() {
    PlannedRun planned =
        new PlannedRun("\n" + Runs.lines("ab") + "\r\n" + Runs.lines("c")).sent(COMPLETE, COMPLETE);
    page(planned, "next", entry("elsewhere", OFF_FRAME), entry("c", NO_TYPE));
    page(planned, null, entry("a", OFF_FRAME, NO_TYPE));
    describe(planned, 1_000L);
    assertThat(reconcile(planned).withErrors()).isEqualTo(2);
    assertThat(found(planned).problems())
        .extracting(ReportedProblem::line, ReportedProblem::code, ReportedProblem::sourceRef)
        .containsExactly(
            tuple(2L, OFF_FRAME.code(), "s3://acme/a.jpg"),
            tuple(2L, NO_TYPE.code(), "s3://acme/a.jpg"),
            tuple(5L, NO_TYPE.code(), "s3://acme/c.jpg"));
    assertThat(found(planned).errorCount()).isEqualTo(3);
    assertThat(found(planned).check().otherEntriesWithErrors()).isEqualTo(1);
    assertThat(found(planned).rejected()).isFalse();
  }

  @Test
  void namesAnErrorWhereTheServiceNamesNone() {
    PlannedRun planned = new PlannedRun(Runs.lines("a")).sent(COMPLETE);
    page(planned, null, entry("a"));
    describe(planned, 1_000L);
    assertThat(reconcile(planned).withErrors()).isEqualTo(1);
    assertThat(found(planned).problems())
        .extracting(ReportedProblem::code)
        .containsExactly("ERROR_UNNAMED_ENTRY_ERROR");
  }

  @Test
  void comparesTheCountsOfADatasetThatIsTooLarge() {
    PlannedRun planned = new PlannedRun(Runs.lines("abc")).sent(COMPLETE, COMPLETE);
    page(planned, null);
    describe(planned, 201L);
    assertThat(reconcile(planned).missing()).isNull();
    assertThat(planned.datasets.calls).containsExactly("entries WITH_ERRORS null", "describe");
    assertThat(found(planned).check().method()).isEqualTo(Method.COUNTED);
    assertThat(found(planned).check().statement())
        .isEqualTo(
            "The entries were not listed one by one: 201 entries take 3 calls, and the stack"
                + " parameter MaxListingCalls allows 2. The dataset had 0 entries before and has"
                + " 201 now; 3 lines were applied. Lines that replaced an entry and lines that were"
                + " dropped without a word cannot be told apart by that.");
  }

  @Test
  void claimsNothingWhereTheListingIsLongerThanTheDatasetSaid() {
    PlannedRun planned = new PlannedRun(Runs.lines("abc")).sent(COMPLETE, COMPLETE);
    page(planned, null);
    describe(planned, 3L);
    page(planned, "t1", entry("a"));
    page(planned, "t2", entry("b"));
    assertThat(reconcile(planned).missing()).isNull();
    assertThat(found(planned).check().method()).isEqualTo(Method.NOT_CHECKED);
    assertThat(found(planned).check().statement())
        .startsWith("The listing of entries had not ended after 2 calls");
    assertThat(planned.datasets.pages).isEmpty();
  }

  @Test
  void countsNoLineThatWasNotApplied() {
    PlannedRun planned = new PlannedRun(Runs.lines("abc")).sent(COMPLETE);
    page(planned, null, entry("c", OFF_FRAME));
    describe(planned, 3L);
    page(planned, null, entry("a"), entry("b"));
    assertThat(reconcile(planned)).isEqualTo(new ReconcileStep.Answer(true, null, null, 0, 0L, 0L));
    assertThat(found(planned).check().otherEntriesWithErrors()).isEqualTo(1);
  }

  @Test
  void countsNoLineThatWasRefused() {
    PlannedRun planned =
        new PlannedRun(
                Runs.line("a") + "{\"source-ref\":\"s3://acme/x.jpg\",}\n" + Runs.line("b"),
                Settings.OnInvalidLine.SKIP)
            .sent(COMPLETE);
    page(planned, null, entry("x", OFF_FRAME));
    describe(planned, 2L);
    page(planned, null, entry("a"), entry("b"));
    assertThat(reconcile(planned).withErrors()).isZero();
  }

  @Test
  void setsLinesThatFailBesideThoseThatValidationRefused() {
    String bad = "{\"source-ref\":\"s3://acme/x.jpg\",}\n";
    PlannedRun planned =
        new PlannedRun(bad + Runs.lines("abcd"), Settings.OnInvalidLine.SKIP)
            .sent(FAILED)
            .sentPart(1, 0, 1, COMPLETE)
            .sentPart(1, 1, 2, FAILED)
            .sentPart(2, 0, 2, COMPLETE);
    for (int again = 0; again < 2; again++) {
      page(planned, null);
      describe(planned, 1_000L);
      assertThat(reconcile(planned).reconciled()).isTrue();
      assertThat(text(planned, "rejected.jsonl")).isEqualTo(bad + Runs.line("b"));
      assertThat(text(planned, "rejected.reasons.jsonl").lines())
          .satisfiesExactly(
              line -> assertThat(line).startsWith("{\"line\":1,"),
              line ->
                  assertThat(line)
                      .startsWith("{\"line\":3,\"sourceRef\":\"s3://acme/b.jpg\"")
                      .contains(Code.ERROR_LINE_FAILS_UPDATE.name()));
    }
    assertThat(found(planned).rejected()).isTrue();
  }

  @Test
  void doesNotClaimToHaveSeenAllWhereAnEntryCouldNotBeRead() {
    PlannedRun planned = new PlannedRun(Runs.lines("abc")).sent(COMPLETE, COMPLETE);
    planned.datasets.pages.add(() -> new EntryPage(List.of(entry("a", OFF_FRAME)), 1, null));
    describe(planned, 3L);
    planned.datasets.pages.add(() -> new EntryPage(List.of(entry("a")), 2, null));
    assertThat(reconcile(planned).withErrors()).isNull();
    assertThat(found(planned).problems()).hasSize(1);
    assertThat(found(planned).check().otherEntriesWithErrors()).isNull();
    assertThat(found(planned).check().method()).isEqualTo(Method.COUNTED);
  }

  @Test
  void goesOnWithTheListingInAnotherTurn() {
    PlannedRun planned = new PlannedRun(Runs.lines("abc")).sent(COMPLETE, COMPLETE);
    page(planned, "t0", entry("a", OFF_FRAME));
    for (int i = 1; i < EntryListing.MOST_ERROR_PAGES - 1; i++) {
      page(planned, "t" + i);
    }
    page(planned, null);
    describe(planned, 3L);
    ReconcileStep.Answer first = reconcile(planned);
    assertThat(first).isEqualTo(new ReconcileStep.Answer(false, "all", null, 0, null, null));
    assertThat(planned.datasets.calls).hasSize(EntryListing.PAGES_A_TURN + 1);
    page(planned, null, entry("a"), entry("b"), entry("c"));
    ReconcileStep.Answer second = reconcile(planned, first);
    assertThat(second).isEqualTo(new ReconcileStep.Answer(true, null, null, 0, 1L, 0L));
  }

  @Test
  void startsTheNextTurnAtThePageToken() {
    PlannedRun planned = new PlannedRun(Runs.lines("abc")).sent(COMPLETE, COMPLETE);
    page(planned, null);
    describe(planned, 200L);
    page(planned, null, entry("b"), entry("c"), entry("a"));
    planned.files.write(File.LISTING, Listing.EMPTY);
    ReconcileStep.Answer answer =
        reconcile(planned, new ReconcileStep.Answer(false, "with_errors", "t7", 8, null, null));
    assertThat(answer.missing()).isZero();
    assertThat(planned.datasets.calls.getFirst()).isEqualTo("entries WITH_ERRORS t7");
  }

  @Test
  void stopsAfterAHundredPagesOfErrorsAndDoesNotClaimToHaveSeenAll() {
    PlannedRun planned = new PlannedRun(Runs.lines("abc")).sent(COMPLETE, COMPLETE);
    for (int i = 0; i < EntryListing.MOST_ERROR_PAGES; i++) {
      page(planned, "more");
    }
    describe(planned, 1_000L);
    assertThat(reconcile(planned).withErrors()).isNull();
    assertThat(planned.datasets.pages).isEmpty();
    assertThat(waits).hasSize(99);
  }

  @Test
  void saysWhyTheEntriesCouldNotBeListed() {
    PlannedRun planned = new PlannedRun(Runs.lines("abc")).sent(COMPLETE, COMPLETE);
    planned.datasets.pages.add(() -> {
      throw new PermanentException(Code.ERROR_ACCESS_DENIED, "Allow it.");
    });
    describe(planned, null);
    ReconcileStep.Answer answer = reconcile(planned);
    assertThat(answer).isEqualTo(new ReconcileStep.Answer(true, null, null, 0, null, null));
    assertThat(found(planned).check().method()).isEqualTo(Method.NOT_CHECKED);
    assertThat(found(planned).check().statement())
        .isEqualTo(
            "The entries could not be listed: Allow it. There is no count of entries to compare"
                + " either, so lines that were dropped without a word are not seen.");
  }

  @Test
  void comparesTheCountsWhereTheEntriesCouldNotBeListed() {
    PlannedRun planned = new PlannedRun(Runs.lines("abc")).sent(COMPLETE, COMPLETE);
    planned.datasets.pages.add(() -> {
      throw new PermanentException(Code.ERROR_ACCESS_DENIED, "Allow it.");
    });
    describe(planned, 3L);
    assertThat(reconcile(planned).missing()).isZero();
    assertThat(found(planned).check().method()).isEqualTo(Method.COUNTED);
  }

  @Test
  void startsAListingAnewWhoseTokenHasExpired() {
    PlannedRun planned = new PlannedRun(Runs.lines("abc")).sent(COMPLETE, COMPLETE);
    planned.files.write(File.LISTING, Listing.EMPTY);
    planned.datasets.pages.add(() -> {
      throw new PermanentException(Code.ERROR_PAGE_TOKEN_EXPIRED, "Start again.");
    });
    page(planned, null, entry("a"), entry("b"), entry("c"));
    ReconcileStep.Answer answer =
        reconcile(planned, new ReconcileStep.Answer(false, "all", "dead", 1, null, null));
    assertThat(answer.missing()).isZero();
    assertThat(planned.datasets.calls).containsExactly("entries ALL dead", "entries ALL null");
  }

  @Test
  void setsFailingLinesAsideBeforeItAsksTheDataset() {
    PlannedRun planned =
        new PlannedRun(Runs.lines("ab"))
            .sent(FAILED)
            .sentPart(1, 0, 1, FAILED)
            .sentPart(1, 1, 2, COMPLETE);
    planned.datasets.pages.add(() -> {
      throw new RetryableException("busy");
    });
    assertThatThrownBy(() -> reconcile(planned)).isInstanceOf(RetryableException.class);
    assertThat(text(planned, "rejected.jsonl")).isEqualTo(Runs.line("a"));
  }

  @Test
  void asksNothingWhileAnUpdateIsUnderWay() {
    PlannedRun planned = new PlannedRun(Runs.lines("abc")).sent(COMPLETE, null);
    assertThat(reconcile(planned))
        .isEqualTo(new ReconcileStep.Answer(true, null, null, 0, null, null));
    assertThat(planned.datasets.calls).isEmpty();
    assertThat(found(planned).check().statement()).contains("still under way");
  }

  @Test
  void notesTheEndThatSubmitCouldNotNote() {
    PlannedRun planned = new PlannedRun(Runs.lines("ab")).sent((String) null);
    page(planned, null);
    describe(planned, 2L);
    page(planned, null, entry("a"));
    ReconcileStep.Answer answer =
        new ReconcileStep(
                planned.store,
                planned.datasets,
                Runs.settings(),
                Clock.fixed(Runs.NOON, ZoneOffset.UTC),
                waits::add)
            .reconcile(
                new ReconcileStep.Request(
                    planned.run, Runs.BUCKET, 1, true, COMPLETE, null, null, 2, null, null, null));
    assertThat(answer.missing()).isEqualTo(1);
    assertThat(planned.files.updates().underWay()).isEmpty();
  }

  @Test
  void isTriedAgainWhereTheListingMayPass() {
    PlannedRun planned = new PlannedRun(Runs.lines("abc")).sent(COMPLETE, COMPLETE);
    planned.datasets.pages.add(() -> {
      throw new RetryableException("busy");
    });
    page(planned, null, entry("a", OFF_FRAME));
    describe(planned, 1_000L);
    assertThatThrownBy(() -> reconcile(planned)).isInstanceOf(RetryableException.class);
    assertThat(reconcile(planned).withErrors()).isEqualTo(1);
  }

  private ReconcileStep.Answer reconcile(PlannedRun planned) {
    return reconcile(planned, new ReconcileStep.Answer(false, null, null, 0, null, null));
  }

  private ReconcileStep.Answer reconcile(PlannedRun planned, ReconcileStep.Answer before) {
    return new ReconcileStep(
            planned.store,
            planned.datasets,
            Runs.settings(),
            Clock.fixed(Runs.NOON, ZoneOffset.UTC),
            waits::add)
        .reconcile(
            new ReconcileStep.Request(
                planned.run,
                Runs.BUCKET,
                null,
                null,
                null,
                null,
                null,
                null,
                before.listing(),
                before.pageToken(),
                before.pages()));
  }

  private static Reconciliation found(PlannedRun planned) {
    return planned.files.read(File.ENTRIES, Reconciliation.class).orElseThrow();
  }

  private static String text(PlannedRun planned, String name) {
    return planned
        .store
        .get(Runs.BUCKET, "runs/" + planned.run + "/" + name)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElse("");
  }

  private static void describe(PlannedRun planned, @Nullable Long entries) {
    planned.datasets.descriptions.add(
        () -> new DatasetDescription("UPDATE_COMPLETE", null, null, null, entries, null, null));
  }

  private static void page(PlannedRun planned, @Nullable String next, Entry... entries) {
    planned.datasets.pages.add(() -> new EntryPage(List.of(entries), next));
  }

  private static Entry entry(String name, EntryError... errors) {
    return new Entry("s3://acme/" + name + ".jpg", List.of(errors));
  }
}
