package dev.labeldrop.run.reconcile;

import static dev.labeldrop.run.RunBench.line;
import static dev.labeldrop.run.RunBench.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.dataset.EntryError;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.FoundEntries;
import dev.labeldrop.run.files.Sights.Sight;
import dev.labeldrop.run.files.Sights.Span;
import dev.labeldrop.run.state.Settings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows for a line whose entry is gone, stands behind others, or cannot be read. */
final class UnseenEntriesTest {

  private static final EntryError ODD = new EntryError("ERROR_ODD", "odd");

  private final RunBench bench = new RunBench();

  private RunBench.Run sent(String before, String content) {
    bench.settings = RunBench.settings(300, 100);
    bench.whole(before);
    return bench.sent(content);
  }

  private FoundEntries found(RunBench.Run run) {
    assertThat(bench.reconciled(run)).isInstanceOf(ReconcileAnswer.Reconciled.class);
    return bench.open(run).turn().read(File.ENTRIES, FoundEntries.class).orElseThrow();
  }

  private boolean believed() {
    return bench.ledger().believes(bench.datasets.description());
  }

  @Test
  void looksAtNothingWhenAnotherRunHasTheTurn() {
    RunBench.Run run = sent(lines(0, 3, "a"), lines(0, 3, "b")).put("turn", 2);
    assertThat(bench.reconcile(run).next()).isEqualTo("TURN_LOST");
    assertThat(bench.datasets.calls).isEmpty();
  }

  @Test
  void findsTheReplacedLineWhoseEntryIsGone() {
    RunBench.Run run =
        sent(
            lines(0, 300, "a") + lines(9_000, 9_050, "a"),
            lines(0, 1, "b") + lines(700, 702, "b") + lines(9_000, 9_001, "b"));
    bench.datasets.entries.remove("s3://acme/9000.jpg");
    FoundEntries found = found(run);
    assertThat(bench.calls("entries Containing")).isEqualTo(2);
    assertThat(found.sights())
        .containsExactly(new Span(0, 3, Sight.HELD), new Span(3, 4, Sight.ABSENT));
    assertThat(found.problems())
        .extracting(ReportedProblem::line, ReportedProblem::code, ReportedProblem::sourceRef)
        .containsExactly(tuple(4L, "ERROR_MISSING_ENTRY", "s3://acme/9000.jpg"));
    assertThat(found.check().differing()).isZero();
  }

  /** Entries whose source-refs contain that of image 0000, before it and after it. */
  private static final String AROUND =
      line("!/s3://acme/0000", "a") + "\n" + line("~/s3://acme/0000", "a") + "\n";

  @Test
  void looksBehindOtherEntriesForTheOneOfALineAndNoFurther() {
    RunBench.Run run = sent(lines(0, 300, "a") + AROUND, lines(0, 1, "b"));
    bench.datasets.pageSize = 1;
    assertThat(found(run).sights()).containsExactly(new Span(0, 1, Sight.HELD));
    assertThat(bench.datasets.calls)
        .containsExactly(
            "entries Containing[text=s3://acme/0000.jpg] null",
            "entries Containing[text=s3://acme/0000.jpg] 1");
  }

  @Test
  void looksNoFurtherIfSomeLinesTakeMoreCallsThanAreAllowed() {
    RunBench.Run run =
        sent(
            lines(0, 300, "a") + lines(9_000, 9_050, "a") + AROUND,
            lines(0, 1, "b") + lines(9_000, 9_001, "b"));
    bench.datasets.pageSize = 1;
    bench.settings = RunBench.settings(300, 2);
    FoundEntries found = found(run);
    assertThat(bench.calls("entries")).isEqualTo(2);
    assertThat(found.sights()).containsExactly(new Span(0, 1, Sight.HELD));
    assertThat(found.check().statement())
        .endsWith(
            "Whether the dataset holds 1 of the lines is not known. Not every line was looked at:"
                + " some took more than one call, and the stack parameter MaxListingCalls allows"
                + " 2.");
  }

  @Test
  void spendsNoMoreCallsThanAreAllowedThoughAPrefixHasNotShownEveryLine() {
    RunBench.Run run = sent(lines(0, 2_000, "a"), lines(0, 10, "b"));
    bench.datasets.pageSize = 1;
    bench.settings = RunBench.settings(300, 5);
    FoundEntries found = found(run);
    assertThat(bench.calls("entries Containing[text=s3://acme/000]")).isEqualTo(5);
    assertThat(bench.calls("entries")).isEqualTo(5);
    assertThat(found.sights()).containsExactly(new Span(0, 5, Sight.HELD));
    assertThat(found.check().statement())
        .endsWith(
            "The entries of 5 lines were not looked at: the dataset's 2,000 entries take 20 calls,"
                + " and the stack parameter MaxListingCalls allows 5 calls.");
  }

  @Test
  void looksOnlyAtLinesThatWereApplied() {
    bench.datasets.fails = line -> line.contains("9000") && line.contains("\"b\"");
    RunBench.Run run =
        sent(
            lines(0, 300, "a") + lines(9_000, 9_050, "a"),
            lines(0, 1, "b") + lines(9_000, 9_001, "b"));
    assertThat(found(run).sights()).containsExactly(new Span(0, 1, Sight.HELD));
    assertThat(bench.datasets.calls)
        .containsExactly("entries Containing[text=s3://acme/0000.jpg] null");
  }

  /** In each of the three ways to look. */
  @ParameterizedTest
  @ValueSource(strings = {"All[]", "Containing[text=s3://acme/01]", "Containing[text=s3://acme/0"})
  void takesNoLineForMissingIfAnEntryCannotBeRead(String way) {
    String before =
        switch (way) {
          case "All[]" -> lines(100, 110, "a");
          case "Containing[text=s3://acme/01]" -> lines(100, 2_000, "a");
          default -> lines(0, 1_000, "a");
        };
    String content =
        way.equals("Containing[text=s3://acme/0")
            ? lines(3, 4, "b") + lines(105, 106, "b")
            : lines(100, 110, "b") + (way.equals("All[]") ? "" : lines(190, 199, "b"));
    bench.datasets.rewrites = line -> line.contains("0105") && line.contains("\"b\"") ? "{}" : line;
    RunBench.Run run = sent(before, content);
    FoundEntries found = found(run);
    assertThat(bench.datasets.calls).allMatch(call -> call.startsWith("entries " + way));
    assertThat(found.problems()).isEmpty();
    assertThat(found.check().statement())
        .contains("Whether the dataset holds 1 of the lines is not known.");
  }

  @Test
  void saysThatAnEntryWithErrorsCouldNotBeRead() {
    bench.datasets.rewrites = line -> line.contains("0001") ? "{}" : line;
    bench.datasets.errors.put("s3://acme/0001.jpg", List.of(ODD));
    RunBench.Run run = bench.drop(lines(0, 3, "a"));
    bench.through(run);
    FoundEntries found = found(run);
    assertThat(found.withErrors()).isNull();
    assertThat(found.check().statement())
        .endsWith("missing. Some of the entries with errors could not be read.");
    assertThat(believed()).isFalse();
  }

  @Test
  void looksOnceAtALineWhoseEntryHasErrors() {
    bench.datasets.errors.put("s3://acme/0001.jpg", List.of(ODD));
    FoundEntries found = found(sent(lines(0, 3, "a"), lines(1, 2, "b")));
    assertThat(bench.datasets.calls).containsExactly("entries WithErrors[] null");
    assertThat(found.sights()).containsExactly(new Span(0, 1, Sight.HELD_WITH_ERRORS));
    assertThat(found.check().calls()).isEqualTo(1);
  }

  @Test
  void countsTheCallsForErrorsAmongThoseThatItHasMade() {
    bench.datasets.errors.put("s3://acme/0001.jpg", List.of(ODD));
    RunBench.Run run = sent(lines(0, 3, "a"), lines(0, 3, "b"));
    bench.datasets.pageFailures.add(Optional.empty());
    bench.datasets.pageFailures.add(Optional.of(new RetryableException("slow down")));
    assertThat(bench.reconcile(run)).extracting("calls", "waitSeconds").containsExactly(1, 2L);
  }

  @Test
  void forgetsTheErrorsThatItSawInAListingThatIsBegunAnew() {
    bench.datasets.errors.put("s3://acme/0000.jpg", List.of(ODD));
    bench.datasets.errors.put("s3://acme/0001.jpg", List.of(ODD));
    RunBench.Run run = sent(lines(0, 3, "a"), lines(3, 4, "a"));
    bench.datasets.pageSize = 1;
    bench.datasets.pageFailures.add(Optional.empty());
    bench.datasets.pageFailures.add(Optional.of(new RetryableException("slow down")));
    assertThat(bench.reconcile(run).next()).isEqualTo("LOOKING");
    bench.datasets.errors.remove("s3://acme/0000.jpg");
    bench.datasets.pageFailures.add(
        Optional.of(new PermanentException(Code.ERROR_PAGE_TOKEN_EXPIRED, "gone")));
    assertThat(found(run).check().otherEntriesWithErrors()).isEqualTo(1);
  }

  @Test
  void saysFirstWhatIsWrongWithTheFirstLine() {
    bench.datasets.drops = line -> line.contains("0000") && line.contains("\"b\"");
    bench.datasets.errors.put("s3://acme/0002.jpg", List.of(ODD));
    assertThat(found(sent(lines(0, 3, "a"), lines(0, 3, "b"))).problems())
        .extracting(ReportedProblem::line, ReportedProblem::code)
        .containsExactly(tuple(1L, "ERROR_ENTRY_DIFFERS"), tuple(3L, "ERROR_ODD"));
  }

  @Test
  void cutsWhatTheServiceSaysOfAnEntryToAThousandCharacters() {
    bench.datasets.errors.put(
        "s3://acme/0000.jpg",
        List.of(
            new EntryError("ERROR_A", "x".repeat(1_000)),
            new EntryError("ERROR_B", "x".repeat(1_001))));
    RunBench.Run run = sent(lines(5, 6, "a"), lines(0, 1, "a"));
    bench.reconciled(run);
    assertThat(bench.open(run).turn().read(File.LOOKS, Looks.class).orElseThrow().faulty())
        .singleElement()
        .satisfies(faulty ->
            assertThat(faulty.errors())
                .extracting(EntryError::message)
                .containsExactly("x".repeat(1_000), "x".repeat(1_000) + "…"));
  }

  @Test
  void saysHowManyLinesAreMissingAtLeastIfItMayNotLook() {
    bench.settings = RunBench.settings(300, 0);
    bench.datasets.drops = line -> line.contains("0001");
    RunBench.Run run = bench.drop(lines(0, 3, "a"));
    bench.through(run);
    FoundEntries found = found(run);
    assertThat(found.errorCount()).isEqualTo(1);
    assertThat(found.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.code()).isEqualTo("ERROR_MISSING_ENTRY");
          assertThat(problem.message())
              .startsWith("By the dataset's counts, at least 1 applied line is missing. ");
        });
    assertThat(found.check().statement())
        .endsWith("The stack parameter MaxListingCalls allows no listing of entries.");
  }

  @Test
  void saysWhichLinesAreMissingThoughTheDroppedObjectIsGone() {
    bench.datasets.drops = line -> true;
    RunBench.Run run = bench.drop(lines(0, 2, "a"));
    bench.through(run);
    bench.store.remove(RunBench.BUCKET, run.drop.key());
    assertThat(found(run).problems())
        .extracting(ReportedProblem::line, ReportedProblem::code, ReportedProblem::sourceRef)
        .containsExactly(
            tuple(1L, "ERROR_MISSING_ENTRY", null), tuple(2L, "ERROR_MISSING_ENTRY", null));
  }

  @Test
  void keepsAsManyProblemsAsAreAllowedAndCountsThemAll() {
    for (String image : List.of("0000", "0001")) {
      bench.datasets.errors.put("s3://acme/" + image + ".jpg", List.of(ODD, ODD));
    }
    RunBench.Run run = sent(lines(0, 6, "a"), lines(0, 6, "b"));
    bench.settings = keeping(3);
    for (int image = 2; image < 6; image++) {
      bench.datasets.entries.put("s3://acme/000" + image + ".jpg", line("000" + image, "x"));
    }
    FoundEntries found = found(run);
    assertThat(found.problems()).extracting(ReportedProblem::line).containsExactly(1L, 1L, 2L);
    assertThat(found.errorCount()).isEqualTo(8);
  }

  /** As many are the same: what is rewritten may be somebody else's. */
  @Test
  void takesNoRewrittenLinesForTheServicesWayIfAsManyAreTheSame() {
    bench.datasets.rewrites =
        line ->
            line.contains("0000") || line.contains("0001")
                ? line.replace("\"confidence\":1", "\"confidence\":1.0")
                : line;
    FoundEntries found = found(sent(lines(0, 4, "a"), lines(0, 4, "b")));
    assertThat(found.sights())
        .containsExactly(new Span(0, 2, Sight.OTHER), new Span(2, 4, Sight.HELD));
    assertThat(bench.ledger().header().rewrites()).isFalse();
  }

  private Settings keeping(int problems) {
    Settings all = bench.settings;
    return new Settings(
        all.defaultDataset(),
        all.onInvalidLine(),
        all.limits().withProblems(problems),
        all.updateTimeout(),
        all.isolation(),
        all.mostListingCalls(),
        all.sendUnchanged());
  }
}
