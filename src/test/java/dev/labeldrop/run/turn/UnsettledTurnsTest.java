package dev.labeldrop.run.turn;

import static dev.labeldrop.run.turn.TurnsBench.PAUSE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What runs left that did not put their lines into the ledger. */
final class UnsettledTurnsTest {

  private final TurnsBench bench = new TurnsBench();

  @Test
  void takesTheTurnFromAnExecutionThatRunsNoMoreAndKeepsInMindWhatItLeft() {
    bench.queue("a", 1, 0);
    bench.queue("b", 1, 0);
    bench.executions.running.remove("arn:a");
    bench.turns.handOn(null);
    assertThat(bench.turns.renew("b", "arn:b", 1).orElseThrow().unsettled())
        .containsExactly(new Turn.Unsettled("a", 1));
  }

  @Test
  void keepsNothingInMindOfARunWhoseLinesAreInTheLedger() {
    bench.queue("a", 1, 0);
    bench.queue("b", 1, 0);
    bench.leave("a");
    assertThat(bench.turns.renew("b", "arn:b", 1).orElseThrow().unsettled()).isEmpty();
  }

  @Test
  void keepsInMindWhatARunLeftThoughNoneWaited() {
    bench.queue("a", 1, 0);
    bench.turns.leave("a", "arn:a", "a", false);
    bench.queue("b", 1, 0);
    assertThat(bench.turns.renew("b", "arn:b", 1).orElseThrow().unsettled())
        .containsExactly(new Turn.Unsettled("a", 1));
  }

  @Test
  void keepsInMindWhatOthersLeftThoughARunThatDidNotPutItIntoTheLedgerHadTheTurnSince() {
    bench.queue("a", 1, 0);
    bench.queue("b", 1, 0);
    bench.executions.running.remove("arn:a");
    bench.turns.handOn("arn:a");
    bench.leave("b");
    bench.queue("c", 1, 0);
    assertThat(bench.turns.renew("c", "arn:c", 1).orElseThrow().unsettled())
        .containsExactly(new Turn.Unsettled("a", 1));
  }

  @Test
  void forgetsWhatOthersLeftWhenItIsInTheLedger() {
    bench.queue("a", 1, 0);
    bench.queue("b", 1, 0);
    bench.turns.handOn("arn:a");
    bench.turns.folded("b", "arn:b", 1);
    assertThat(bench.turns.renew("b", "arn:b", 1).orElseThrow().unsettled()).isEmpty();
  }

  @Test
  void forgetsWhatOthersLeftThoughTheTurnIsWrittenMeanwhile() {
    bench.queue("a", 1, 0);
    bench.queue("b", 1, 0);
    bench.turns.handOn("arn:a");
    bench.store.onNext("putIfUnchanged", () -> bench.turns.pause(PAUSE));
    bench.turns.folded("b", "arn:b", 1);
    assertThat(bench.turns.renew("b", "arn:b", 1).orElseThrow().unsettled()).isEmpty();
  }
}
