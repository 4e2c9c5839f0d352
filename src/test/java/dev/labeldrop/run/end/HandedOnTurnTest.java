package dev.labeldrop.run.end;

import static dev.labeldrop.run.RunBench.BUCKET;
import static dev.labeldrop.run.RunBench.DATASET;
import static dev.labeldrop.run.RunBench.lines;
import static dev.labeldrop.run.end.Reporting.destroy;
import static dev.labeldrop.run.end.Reporting.fails;
import static dev.labeldrop.run.end.Reporting.failure;
import static dev.labeldrop.run.end.Reporting.message;
import static dev.labeldrop.run.end.Reporting.prepared;
import static dev.labeldrop.run.end.Reporting.sent;
import static dev.labeldrop.run.end.Reporting.takesTheTurn;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Code;
import dev.labeldrop.Json;
import dev.labeldrop.PermanentException;
import dev.labeldrop.report.Outcome;
import dev.labeldrop.report.Report;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.turn.Turn;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run leaves to the next one: the turn, and the ledger. */
final class HandedOnTurnTest {

  private static final String FOLDER = "datasets/flowers-train-1700000000000/";
  private static final String LEDGER = FOLDER + "ledger.bin";

  private final RunBench bench = new RunBench();

  private Turn turn() {
    byte[] json = bench.store.get(BUCKET, FOLDER + "turn.json").orElseThrow();
    return Json.read(Turn.class, json, "turn");
  }

  @Test
  void leavesNothingToBeSettledIfTheLinesAreInTheLedger() {
    Report report = bench.whole(lines(0, 2, "a"));
    assertThat(report.datasetArn()).isEqualTo(DATASET.value());
    assertThat(turn().run()).isEmpty();
    assertThat(turn().unsettled()).isEmpty();
  }

  @Test
  void leavesNothingToBeSettledIfNothingWasPrepared() {
    RunBench.Run run = bench.drop(lines(0, 2, "a"));
    bench.queue(run);
    fails(run, "ERROR_ACCESS_DENIED: no");
    bench.report(run);
    assertThat(turn().run()).isEmpty();
    assertThat(turn().unsettled()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan.json", "turn-1/prepared.json", "turn-1/updates.json"})
  void leavesTheTurnToBeSettledIfADocumentCannotBeRead(String file) {
    RunBench.Run run = bench.drop(lines(0, 2, "a"));
    sent(bench, run);
    destroy(bench, run, file);
    bench.report(run);
    assertThat(turn().unsettled()).containsExactly(new Turn.Unsettled(run.id, 1));
  }

  @Test
  void leavesTheTurnToBeSettledIfTheDecisionsAreGone() {
    RunBench.Run run = bench.drop(lines(0, 2, "a"));
    sent(bench, run);
    String documents = bench.open(run).prepared().documents();
    String decisions = "runs/" + run.id + "/turn-1/" + documents + "/decisions.bin";
    bench.store.delete(BUCKET, decisions);
    Report report = bench.report(run);
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(message(report, "ERROR_PLAN_NOT_FOUND")).contains(decisions + " is gone.");
    assertThat(turn().unsettled()).containsExactly(new Turn.Unsettled(run.id, 1));
  }

  @Test
  void bringsTheLinesIntoTheLedgerIfReconcileFailed() {
    bench.whole(lines(0, 3, "a"));
    RunBench.Run run = bench.drop(lines(5, 6, "a"));
    sent(bench, run);
    run.put("reconcileError", failure("ERROR_ACCESS_DENIED: no"));
    bench.report(run);
    assertThat(turn().unsettled()).isEmpty();
    assertThat(bench.ledger().size()).isEqualTo(4);
    assertThat(bench.ledger().header().complete()).isTrue();
    Report next = bench.whole(lines(0, 3, "a") + lines(5, 6, "a"));
    assertThat(next.lines().unchanged()).isEqualTo(4);
  }

  @Test
  void leavesTheTurnToBeSettledIfTheLedgerIsWrittenMeanwhile() {
    bench.whole(lines(0, 3, "a"));
    RunBench.Run run = bench.drop(lines(5, 6, "a"));
    sent(bench, run);
    bench.store.onNext(
        "putIfUnchanged s3://" + BUCKET + "/" + LEDGER,
        () -> bench.store.put(BUCKET, LEDGER, "other".getBytes(UTF_8), "x"));
    bench.report(run);
    assertThat(bench.store.text(BUCKET, LEDGER)).contains("other");
    assertThat(turn().unsettled()).containsExactly(new Turn.Unsettled(run.id, 1));
  }

  @Test
  void saysThatTheLedgerMayNotBeReadAndReportsAllTheSame() {
    RunBench.Run run = bench.drop(lines(0, 2, "a"));
    sent(bench, run);
    bench.store.failNext("look s3://" + BUCKET + "/" + LEDGER, denied());
    Report report = bench.report(run);
    assertThat(report.lines().applied()).isEqualTo(2);
    assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE_UNVERIFIED);
    assertThat(bench.warnings).containsExactly("The ledger could not be read: No.");
    assertThat(turn().unsettled()).containsExactly(new Turn.Unsettled(run.id, 1));
  }

  @Test
  void saysThatTheTurnMayNotBeHandedOnAndReportsAllTheSame() {
    RunBench.Run run = bench.drop(lines(0, 2, "a"));
    sent(bench, run);
    bench.reconciled(run);
    bench.store.failNext("delete s3://" + BUCKET + "/" + FOLDER + "queue/", denied());
    assertThat(bench.report(run).outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(bench.warnings).containsExactly("The turn could not be handed on by its run: No.");
    assertThat(turn().run()).isEqualTo(run.id);
  }

  private static PermanentException denied() {
    return new PermanentException(Code.ERROR_ACCESS_DENIED, "No.");
  }

  @Test
  void leavesTheLedgerToTheRunThatHasTheTurnNow() {
    RunBench.Run late = prepared(bench, lines(0, 2, "a"));
    bench.send(late);
    bench.executions.running.remove("arn:" + late.id); // aborted
    RunBench.Run other = bench.drop(lines(5, 6, "a"));
    sent(bench, other);
    Optional<byte[]> before = bench.store.get(BUCKET, LEDGER);
    Report report = bench.report(late);
    assertThat(report.lines().applied()).isEqualTo(2);
    assertThat(bench.store.get(BUCKET, LEDGER).orElseThrow()).isEqualTo(before.orElseThrow());
    assertThat(turn().run()).isEqualTo(other.id);
  }

  @Test
  void leavesALaterTurnToBeSettledInWhichNothingWasPrepared() {
    RunBench.Run run = prepared(bench, lines(0, 2, "a"));
    bench.send(run);
    bench.executions.running.remove("arn:" + run.id); // aborted, and redriven
    takesTheTurn(bench, bench.drop(lines(5, 6, "a")), run);
    assertThat(bench.queue(run)).isTrue();
    assertThat(run.state().turn()).isEqualTo(2);
    fails(run, "ERROR_ACCESS_DENIED: no");
    bench.clock.pass(Duration.ofSeconds(1));
    assertThat(bench.report(run).lines().applied()).isEqualTo(2);
    assertThat(turn().unsettled()).containsExactly(new Turn.Unsettled(run.id, 2));
  }

  /** Its state has no dataset: that is what it would have been woken with. */
  @Test
  void takesTheTicketAwayOfARunThatFailedWhileItWaited() {
    RunBench.Run first = bench.drop(lines(0, 2, "a"));
    bench.queue(first);
    RunBench.Run waiting = bench.drop(lines(2, 4, "a"));
    assertThat(bench.queue(waiting)).isFalse();
    assertThat(waiting.state().datasetArn()).isNull();
    assertThat(bench.store.uris()).anyMatch(uri -> uri.contains("/queue/"));
    fails(waiting, "ERROR_ACCESS_DENIED: no");
    Report report = bench.report(waiting);
    assertThat(report.datasetArn()).isEqualTo(DATASET.value());
    assertThat(bench.store.uris())
        .noneMatch(uri -> uri.contains("/queue/") && uri.contains(waiting.id));
    assertThat(turn().run()).isEqualTo(first.id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"datasetArn\":\"nonsense\"}"})
  void saysOnceThatItCannotBeReadWhereARunWasToGo(String document) {
    bench.queue(bench.drop(lines(0, 2, "a")));
    RunBench.Run waiting = bench.drop(lines(2, 4, "a"));
    bench.queue(waiting);
    bench.store.put(BUCKET, "runs/" + waiting.id + "/queue.json", document.getBytes(UTF_8), "x");
    Report report = bench.report(waiting);
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.datasetArn()).isNull();
    assertThat(report.errorCount()).isEqualTo(1);
  }
}
