package dev.labeldrop.run.turn;

import static dev.labeldrop.run.turn.TurnsBench.BUCKET;
import static dev.labeldrop.run.turn.TurnsBench.FOLDER;
import static dev.labeldrop.run.turn.TurnsBench.lost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.RetryableException;
import java.util.List;
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
    assertThat(bench.turns.renew("a", "arn:a", 2).orElseThrow().unsettled())
        .containsExactly(new Turn.Unsettled("a", 1));
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

  @Test
  void wakesNoneForAStaleInvocationOfQueue() {
    bench.queue("a", 1, 0);
    bench.queue("b", 1, 2);
    bench.executions.waiting.remove("token-b-1-2"); // its task has timed out this very moment
    bench.leave("a");
    bench.queue("b", 1, 1);
    assertThat(bench.executions.woken).containsOnlyKeys("token-a-1-0");
    bench.queue("b", 1, 3);
    assertThat(bench.executions.woken).containsOnlyKeys("token-a-1-0", "token-b-1-3");
  }

  /** Its second turn is not its own before the first is freed. */
  @Test
  void doesNotWakeARunForALaterTurnThanTheOneThatItWasGiven() {
    bench.queue("a", 1, 0);
    bench.queue("b", 1, 0);
    bench.executions.waiting.remove("token-b-1-0");
    bench.leave("a"); // the turn is that of b, which was not woken
    bench.store.failNext("look s3://" + BUCKET + "/" + FOLDER + "turn.json", lost());
    assertThatThrownBy(() -> bench.queue("b", 2, 0)).isInstanceOf(RetryableException.class);
    bench.turns.handOn(null);
    assertThat(bench.executions.woken).containsOnlyKeys("token-a-1-0");
    bench.queue("b", 2, 0);
    assertThat(bench.holds("b", 2)).isTrue();
    assertThat(bench.executions.woken).containsOnlyKeys("token-a-1-0", "token-b-2-0");
  }

  @Test
  void takesNoTurnForAnEarlierOneThanItself() {
    Turn turn = new Turn("a", "arn:a", 2, "a", true, 0, List.of());
    assertThat(turn.isEarlierThan(ticket(3))).isTrue();
    assertThat(turn.isEarlierThan(ticket(2))).isFalse();
    assertThat(turn.isEarlierThan(ticket(1))).isFalse();
  }

  private static Ticket ticket(int number) {
    return new Ticket("a", "a", "arn:a", "token", number, 0, 0, 0, 0);
  }
}
