package dev.labeldrop.run.turn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Runs that queue again, and calls of theirs that come late. */
final class RedrivenTurnsTest {

  private final TurnsBench bench = new TurnsBench();

  @Test
  void doesNotLetAStaleInvocationOfQueueOverwriteALaterTicket() {
    bench.queue("a", 1, 0);
    bench.queue("b", 1, 2);
    bench.queue("b", 1, 1);
    bench.leave("a");
    assertThat(bench.executions.woken).containsOnlyKeys("token-a-1-0", "token-b-1-2");
  }

  @Test
  void replacesTheTicketThatARunLeftBeforeItWasRedriven() {
    bench.queue("a", 1, 0);
    bench.queue("b", 1, 0, 3);
    bench.executions.waiting.remove("token-b-1-3"); // its execution was aborted
    bench.queue("b", 1, 1, 0);
    bench.leave("a");
    assertThat(bench.executions.woken).containsOnlyKeys("token-a-1-0", "token-b-1-0");
  }

  @Test
  void letsARedrivenRunThatLostItsTurnQueueForAnotherOne() {
    bench.queue("a", 1, 0);
    bench.queue("b", 1, 0);
    bench.turns.handOn("arn:a");
    assertThat(bench.turns.renew("a", "arn:a", 1)).isEmpty();
    bench.queue("a", 2, 0);
    bench.leave("b");
    assertThat(bench.holds("a", 2)).isTrue();
  }

  @Test
  void givesARunItsTurnThatWasGivenTheOneThatItHadLostWhileItWasAboutToQueue() {
    bench.queue("a", 1, 0);
    bench.queue("b", 1, 0);
    bench.turns.handOn("arn:a"); // told late: the execution was redriven since
    assertThat(bench.turns.renew("a", "arn:a", 1)).as("so it queues for its second turn").isEmpty();
    bench.leave("b"); // finds the ticket of the first
    bench.queue("c", 1, 0);
    bench.queue("a", 2, 0);
    assertThat(bench.holds("a", 2)).isTrue();
    assertThat(bench.executions.woken).containsKey("token-a-2-0");
    bench.leave("a");
    assertThat(bench.holds("c", 1)).isTrue();
  }

  @Test
  void leavesALaterTurnAloneWhenAStaleInvocationOfQueueComes() {
    bench.queue("a", 1, 0);
    bench.queue("b", 1, 0);
    bench.turns.handOn("arn:a");
    bench.leave("b");
    bench.queue("a", 2, 0);
    bench.queue("a", 1, 5);
    assertThat(bench.holds("a", 2)).isTrue();
  }
}
