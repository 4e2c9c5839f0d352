package dev.labeldrop.run.turn;

import static dev.labeldrop.run.turn.TurnsBench.BUCKET;
import static dev.labeldrop.run.turn.TurnsBench.DATASET;
import static dev.labeldrop.run.turn.TurnsBench.FOLDER;
import static dev.labeldrop.run.turn.TurnsBench.lost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.RetryableException;
import dev.labeldrop.drop.MemoryObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** Calls that die, or that others come between. */
final class InterruptedTurnsTest {

  private final TurnsBench bench = new TurnsBench();

  @Test
  void wakesARunWhoseQueueDiedBehindItsTicketWhenTheSameCallComesAgain() {
    bench.store.failNext("look s3://" + BUCKET + "/" + FOLDER + "turn.json", lost());
    assertThatThrownBy(() -> bench.queue("a", 1, 0)).isInstanceOf(RetryableException.class);
    assertThat(bench.executions.woken).isEmpty();
    bench.queue("a", 1, 0);
    assertThat(bench.executions.woken).containsOnlyKeys("token-a-1-0");
  }

  @Test
  void wakesAgainARunThatWasGivenTheTurnAndNotWoken() {
    bench.queue("a", 1, 0);
    bench.queue("b", 1, 0);
    bench.store.failNext("putIfUnchanged s3://" + BUCKET + "/" + FOLDER + "turn.json", lost());
    try {
      bench.leave("a"); // dies before the turn is free
    } catch (RetryableException e) {
      assertThat(bench.executions.woken).containsOnlyKeys("token-a-1-0");
    }
    bench.leave("a"); // the state machine tries the step again
    assertThat(bench.executions.woken).containsOnlyKeys("token-a-1-0", "token-b-1-0");
  }

  @Test
  void costsADeadTokenItsTicketAndNotTheQueue() {
    bench.queue("a", 1, 0);
    bench.queue("b", 1, 0);
    bench.queue("c", 1, 0);
    bench.executions.running.remove("arn:b");
    bench.executions.waiting.remove("token-b-1-0");
    bench.leave("a");
    assertThat(bench.holds("c", 1)).isTrue();
    assertThat(bench.store.text(BUCKET, FOLDER + "queue/b.json")).isEmpty();
  }

  @Test
  void givesARunItsOwnTurnWhenItQueuesAgainBecauseItsWakeUpWasLost() {
    bench.queue("a", 1, 0);
    bench.queue("b", 1, 0);
    bench.executions.waiting.remove("token-b-1-0"); // its task has timed out this very moment
    bench.leave("a");
    assertThat(bench.executions.woken).containsOnlyKeys("token-a-1-0");
    bench.queue("b", 1, 1);
    assertThat(bench.executions.woken).containsOnlyKeys("token-a-1-0", "token-b-1-1");
  }

  @Test
  void freesTheTurnThoughItIsWrittenMeanwhile() {
    bench.queue("a", 1, 0);
    bench.queue("b", 1, 0);
    bench.store.afterNext(
        "look s3://" + BUCKET + "/" + FOLDER + "turn.json",
        () -> bench.turns.renew("a", "arn:a", 1));
    bench.leave("a");
    assertThat(bench.executions.woken).containsOnlyKeys("token-a-1-0", "token-b-1-0");
  }

  /** Between the write that gives it the turn and the look behind its wake-up. */
  @Test
  void wakesARunLaterThatTookTheTurnWhileTheOneBeforeItWasWoken() {
    bench.queue("a", 1, 0);
    bench.queue("b", 1, 0);
    bench.queue("c", 1, 0);
    bench.executions.waiting.remove("token-c-1-0"); // its task is about to wait anew
    bench.store.afterNext(
        "putIfUnchanged s3://" + BUCKET + "/" + FOLDER + "turn.json",
        () -> bench.turns.handOn("arn:b"));
    bench.executions.running.remove("arn:a");
    bench.turns.handOn(null);
    assertThat(bench.executions.woken).containsOnlyKeys("token-a-1-0", "token-b-1-0");
    bench.executions.waiting.add("token-c-1-0");
    bench.turns.handOn(null);
    assertThat(bench.executions.woken).containsKey("token-c-1-0");
    assertThat(bench.holds("c", 1)).isTrue();
  }

  @Test
  void wakesEachRunOnceHoweverOftenCallsDieAndAreTriedAgain() {
    for (long seed = 0; seed < 2_000; seed++) {
      new Crowd(seed).run();
    }
  }

  /** Runs that queue, get the turn and leave, with calls that die at any place. */
  private static final class Crowd {

    private final SplittableRandom random;
    private final MemoryObjectStore store = new MemoryObjectStore();
    private final FakeExecutions executions = new FakeExecutions();
    private final Turns turns = new Turns(store, BUCKET, DATASET, executions, warning -> {});
    private final List<String> had = new ArrayList<>();

    Crowd(long seed) {
      this.random = new SplittableRandom(seed);
    }

    void run() {
      List<String> names = new ArrayList<>(List.of("a", "b", "c", "d", "e"));
      List<String> queued = new ArrayList<>();
      while (!names.isEmpty() || !queued.isEmpty()) {
        if (!names.isEmpty() && (queued.isEmpty() || random.nextBoolean())) {
          String name = names.remove(random.nextInt(names.size()));
          queued.add(name);
          executions.running.add("arn:" + name);
          retried(tries -> turns.queue(ticket(name, tries)));
        } else {
          end(queued);
        }
      }
      assertThat(had).hasSize(5).doesNotHaveDuplicates();
    }

    private Ticket ticket(String name, int tries) {
      String token = "token-" + name + "-" + tries;
      executions.waiting.removeIf(each -> each.startsWith("token-" + name + "-"));
      if (executions.woken.keySet().stream().noneMatch(each -> each.startsWith("token-" + name))) {
        executions.waiting.add(token);
      }
      return new Ticket(name, name, "arn:" + name, token, 1, 0, 0, tries, 0);
    }

    private void end(List<String> queued) {
      List<String> holders =
          queued.stream().filter(n -> turns.renew(n, "arn:" + n, 1).isPresent()).toList();
      assertThat(holders).as("one run has the turn").hasSize(1);
      String name = holders.getFirst();
      assertThat(executions.woken.keySet().stream().filter(t -> t.startsWith("token-" + name)))
          .as(name + " was woken once")
          .hasSize(1);
      had.add(name);
      queued.remove(name);
      if (random.nextInt(4) == 0) { // aborted; the rule tells of it
        executions.running.remove("arn:" + name);
        retried(tries -> turns.handOn("arn:" + name));
      } else {
        retried(tries -> turns.leave(name, "arn:" + name, name, true));
        executions.running.remove("arn:" + name);
      }
    }

    /** Calls once; whether that dies is a matter of chance. */
    private static void died(IntConsumer call, int tries) {
      try {
        call.accept(tries);
      } catch (RetryableException e) {
        assertThat(e).hasMessage("The connection was lost");
      }
    }

    private void retried(IntConsumer call) {
      int deaths = random.nextInt(3);
      for (int tries = 0; tries < deaths; tries++) {
        String before = List.of("look", "putIf", "list", "get", "delete").get(random.nextInt(5));
        if (random.nextBoolean()) {
          store.failNext(before, lost());
        } else {
          store.failAfterNext(before, lost());
        }
        died(call, tries);
      }
      store.clearFaults();
      call.accept(deaths);
    }
  }
}
