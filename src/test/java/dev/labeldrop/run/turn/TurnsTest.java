package dev.labeldrop.run.turn;

import static dev.labeldrop.run.turn.TurnsBench.BUCKET;
import static dev.labeldrop.run.turn.TurnsBench.DATASET;
import static dev.labeldrop.run.turn.TurnsBench.FOLDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Json;
import org.junit.jupiter.api.Test;

/** Who has the turn, and who is next. */
final class TurnsTest {

  private final TurnsBench bench = new TurnsBench();

  @Test
  void wakesAtOnceWhoeverQueuesForAFreeTurn() {
    bench.queue("a", 1, 0);
    assertThat(bench.executions.woken).containsEntry("token-a-1-0", awakening(1));
    assertThat(bench.holds("a", 1)).isTrue();
  }

  @Test
  void takesWhoeverQueuesForRunningThoughItsExecutionIsNotShownYet() {
    bench.executions.waiting.add("token-a");
    bench.turns.queue(new Ticket("a", "a", "arn:a", "token-a", 1, 0, 0, 0, 0));
    assertThat(bench.executions.woken).containsOnlyKeys("token-a");
    assertThat(bench.holds("a", 1)).isTrue();
  }

  @Test
  void givesTheTurnToTheNextIfWhoeverQueuesWasAbortedMeanwhile() {
    bench.queue("a", 1, 0);
    bench.queue("c", 1, 0);
    bench.executions.running.remove("arn:a");
    bench.turns.queue(new Ticket("b", "b", "arn:b", "token-b", 1, 0, 0, 0, 0));
    assertThat(bench.executions.woken).containsOnlyKeys("token-a-1-0", "token-c-1-0");
    assertThat(bench.holds("c", 1)).isTrue();
    assertThat(bench.store.text(BUCKET, FOLDER + "queue/b.json")).isEmpty();
  }

  @Test
  void keepsASecondRunWaitingWhileTheFirstOnesExecutionRuns() {
    bench.queue("a", 1, 0);
    bench.queue("b", 1, 0);
    assertThat(bench.executions.woken).containsOnlyKeys("token-a-1-0");
    assertThat(bench.holds("b", 1)).isFalse();
  }

  @Test
  void givesTheTurnInTheOrderOfTheDropsAndNotOfTheQueueing() {
    bench.queue("a", 1, 0);
    bench.queue("d", 1, 0);
    bench.queue("c", 1, 0);
    bench.queue("b", 1, 0);
    bench.leave("a");
    assertThat(bench.executions.woken).containsOnlyKeys("token-a-1-0", "token-b-1-0");
    bench.leave("b");
    bench.leave("c");
    assertThat(bench.executions.woken)
        .containsOnlyKeys("token-a-1-0", "token-b-1-0", "token-c-1-0", "token-d-1-0");
  }

  @Test
  void takesTheTurnFromAnExecutionThatIsSaidToHaveEndedThoughItIsStillShownAsRunning() {
    bench.queue("a", 1, 0);
    bench.queue("b", 1, 0);
    bench.turns.handOn("arn:a");
    assertThat(bench.holds("b", 1)).isTrue();
    assertThat(bench.holds("a", 1)).isFalse();
  }

  @Test
  void takesTheTicketAwayOfARunThatLeavesBeforeItHadTheTurn() {
    bench.queue("a", 1, 0);
    bench.queue("b", 1, 0);
    bench.leave("b");
    assertThat(bench.store.text(BUCKET, FOLDER + "queue/b.json")).isEmpty();
    assertThat(bench.holds("a", 1)).isTrue();
  }

  @Test
  void givesTheTurnOnBehindHoweverManyTicketsOfDeadRuns() {
    bench.queue("a", 1, 0);
    for (int i = 0; i < 250; i++) {
      bench.queue("b%03d".formatted(i), 1, 0);
    }
    bench.queue("c", 1, 0);
    bench.executions.running.removeIf(each -> each.startsWith("arn:b")); // an operator stops them
    bench.leave("a");
    assertThat(bench.executions.woken).containsOnlyKeys("token-a-1-0", "token-c-1-0");
    assertThat(bench.store.uris()).noneMatch(each -> each.contains("/queue/b"));
  }

  @Test
  void looksBehindAHundredTicketsThoughOneObjectIsNoTicket() {
    bench.queue("a", 1, 0);
    bench.store.put(BUCKET, FOLDER + "queue/", new byte[0], "x"); // a folder made in a console
    for (int i = 0; i < 100; i++) {
      bench.queue("b%03d".formatted(i), 1, 0);
    }
    bench.queue("c", 1, 0);
    bench.executions.running.removeIf(each -> each.startsWith("arn:b"));
    bench.leave("a");
    assertThat(bench.holds("c", 1)).isTrue();
  }

  @Test
  void readsOneTicketToWakeARunAgainHoweverManyWait() {
    bench.queue("a", 1, 0);
    for (int i = 0; i < 40; i++) {
      bench.queue("b%02d".formatted(i), 1, 0);
    }
    bench.executions.waiting.remove("token-b00-1-0"); // its task is about to wait anew
    bench.leave("a");
    bench.executions.waiting.add("token-b00-1-0");
    int before = bench.store.calls().size();
    bench.turns.handOn(null);
    assertThat(bench.executions.woken).containsKey("token-b00-1-0");
    assertThat(bench.store.calls().subList(before, bench.store.calls().size()))
        .filteredOn(call -> call.startsWith("list") || call.contains("/queue/"))
        .containsExactly("get s3://" + BUCKET + "/" + FOLDER + "queue/b00.json");
  }

  @Test
  void wakesARunOnce() {
    bench.queue("a", 1, 0);
    bench.turns.handOn(null);
    bench.queue("b", 1, 0);
    assertThat(bench.executions.calls)
        .filteredOn(call -> call.startsWith("wake"))
        .containsExactly("wake token-a-1-0");
  }

  @Test
  void leavesTheTurnToWhoeverWasWokenThoughItsExecutionIsNotShownYet() {
    bench.queue("a", 1, 0);
    bench.queue("c", 1, 0);
    bench.executions.running.remove("arn:a");
    bench.executions.waiting.add("token-b");
    bench.turns.queue(new Ticket("b", "b", "arn:b", "token-b", 1, 0, 0, 0, 0));
    assertThat(bench.executions.woken).containsOnlyKeys("token-a-1-0", "token-b");
    assertThat(bench.holds("b", 1)).isTrue();
  }

  @Test
  void countsHowOftenTheFileOfTheTurnWasMadeAnother() {
    bench.queue("a", 1, 0);
    assertThat(bench.turns.renew("a", "arn:a", 1).orElseThrow().renewals()).isEqualTo(2);
    bench.turns.pause(TurnsBench.PAUSE);
    assertThat(bench.turns.renew("a", "arn:a", 1).orElseThrow().renewals()).isEqualTo(4);
    bench.turns.folded("a", "arn:a", 1);
    assertThat(bench.turns.renew("a", "arn:a", 1).orElseThrow().renewals()).isEqualTo(6);
  }

  private static String awakening(int turn) {
    return Json.text(new Turns.Awakening(DATASET.value(), turn, 13));
  }
}
