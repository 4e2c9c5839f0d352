package dev.labeldrop.run.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.Json;
import dev.labeldrop.RetryableException;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.drop.MemoryObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TurnsTest {

  private static final String BUCKET = "acme-drops";
  private static final String FOLDER = "datasets/flowers-train-1700000000000/";
  private static final DatasetArn DATASET =
      new DatasetArn(
          "arn:aws:rekognition:us-east-1:123456789012:project/flowers/dataset/train/1700000000000");

  private static final Pause PAUSE =
      new Pause("labels are being checked", "anna", "2026-11-22T10:00:00Z");

  private final MemoryObjectStore store = new MemoryObjectStore();
  private final FakeExecutions executions = new FakeExecutions();
  private final List<String> warnings = new ArrayList<>();
  private final Turns turns = new Turns(store, BUCKET, DATASET, executions, warnings::add);

  @Test
  void wakesAtOnceWhoeverQueuesForAFreeTurn() {
    queue("a", 1, 0);
    assertThat(executions.woken).containsEntry("token-a-1-0", awakening(1));
    assertThat(holds("a", 1)).isTrue();
  }

  @Test
  void takesWhoeverQueuesForRunningThoughItsExecutionIsNotShownYet() {
    executions.waiting.add("token-a");
    turns.queue(new Ticket("a", "a", "arn:a", "token-a", 1, 0, 0, 0, 0));
    assertThat(executions.woken).containsOnlyKeys("token-a");
    assertThat(holds("a", 1)).isTrue();
  }

  @Test
  void givesTheTurnToTheNextIfWhoeverQueuesWasAbortedMeanwhile() {
    queue("a", 1, 0);
    queue("c", 1, 0);
    executions.running.remove("arn:a");
    turns.queue(new Ticket("b", "b", "arn:b", "token-b", 1, 0, 0, 0, 0));
    assertThat(executions.woken).containsOnlyKeys("token-a-1-0", "token-c-1-0");
    assertThat(holds("c", 1)).isTrue();
    assertThat(store.text(BUCKET, FOLDER + "queue/b.json")).isEmpty();
  }

  @Test
  void keepsASecondRunWaitingWhileTheFirstOnesExecutionRuns() {
    queue("a", 1, 0);
    queue("b", 1, 0);
    assertThat(executions.woken).containsOnlyKeys("token-a-1-0");
    assertThat(holds("b", 1)).isFalse();
  }

  @Test
  void givesTheTurnInTheOrderOfTheDropsAndNotOfTheQueueing() {
    queue("a", 1, 0);
    queue("d", 1, 0);
    queue("c", 1, 0);
    queue("b", 1, 0);
    leave("a");
    assertThat(executions.woken).containsOnlyKeys("token-a-1-0", "token-b-1-0");
    leave("b");
    leave("c");
    assertThat(executions.woken)
        .containsOnlyKeys("token-a-1-0", "token-b-1-0", "token-c-1-0", "token-d-1-0");
  }

  @Test
  void takesTheTurnFromAnExecutionThatRunsNoMoreAndKeepsInMindWhatItLeft() {
    queue("a", 1, 0);
    queue("b", 1, 0);
    executions.running.remove("arn:a");
    turns.handOn(null);
    assertThat(turns.renew("b", "arn:b", 1).orElseThrow().unsettled())
        .containsExactly(new Turn.Unsettled("a", 1));
  }

  @Test
  void takesTheTurnFromAnExecutionThatIsSaidToHaveEndedThoughItIsStillShownAsRunning() {
    queue("a", 1, 0);
    queue("b", 1, 0);
    turns.handOn("arn:a");
    assertThat(holds("b", 1)).isTrue();
    assertThat(holds("a", 1)).isFalse();
  }

  @Test
  void keepsNothingInMindOfARunWhoseLinesAreInTheLedger() {
    queue("a", 1, 0);
    queue("b", 1, 0);
    leave("a");
    assertThat(turns.renew("b", "arn:b", 1).orElseThrow().unsettled()).isEmpty();
  }

  @Test
  void keepsInMindWhatARunLeftThoughNoneWaited() {
    queue("a", 1, 0);
    turns.leave("a", "arn:a", "a", false);
    queue("b", 1, 0);
    assertThat(turns.renew("b", "arn:b", 1).orElseThrow().unsettled())
        .containsExactly(new Turn.Unsettled("a", 1));
  }

  @Test
  void keepsInMindWhatOthersLeftThoughARunThatDidNotPutItIntoTheLedgerHadTheTurnSince() {
    queue("a", 1, 0);
    queue("b", 1, 0);
    executions.running.remove("arn:a");
    turns.handOn("arn:a");
    leave("b");
    queue("c", 1, 0);
    assertThat(turns.renew("c", "arn:c", 1).orElseThrow().unsettled())
        .containsExactly(new Turn.Unsettled("a", 1));
  }

  @Test
  void takesTheTicketAwayOfARunThatLeavesBeforeItHadTheTurn() {
    queue("a", 1, 0);
    queue("b", 1, 0);
    leave("b");
    assertThat(store.text(BUCKET, FOLDER + "queue/b.json")).isEmpty();
    assertThat(holds("a", 1)).isTrue();
  }

  @Test
  void wakesARunWhoseQueueDiedBehindItsTicketWhenTheSameCallComesAgain() {
    store.failNext("look s3://" + BUCKET + "/" + FOLDER + "turn.json", lost());
    assertThatThrownBy(() -> queue("a", 1, 0)).isInstanceOf(RetryableException.class);
    assertThat(executions.woken).isEmpty();
    queue("a", 1, 0);
    assertThat(executions.woken).containsOnlyKeys("token-a-1-0");
  }

  @ParameterizedTest(name = "written {0} times meanwhile")
  @ValueSource(ints = {19, 20})
  void triesTwentyTimesToConfirmATurn(int times) {
    queue("a", 1, 0);
    writeMeanwhile(times);
    if (times < 20) {
      assertThat(turns.renew("a", "arn:a", 1)).isPresent();
    } else {
      assertThatThrownBy(() -> turns.renew("a", "arn:a", 1))
          .isInstanceOf(RetryableException.class)
          .hasMessageContaining("changed hands 20 times while it was written");
    }
  }

  /** Before each of the next writes of the turn, it is written by somebody else. */
  private void writeMeanwhile(int times) {
    String key = FOLDER + "turn.json";
    if (times > 0) {
      store.onNext(
          "putIfUnchanged s3://" + BUCKET + "/" + key,
          () -> {
            String turn = store.text(BUCKET, key).orElseThrow();
            store.put(BUCKET, key, (turn + " ").getBytes(StandardCharsets.UTF_8), "x");
            writeMeanwhile(times - 1);
          });
    }
  }

  @Test
  void forgetsWhatOthersLeftWhenItIsInTheLedger() {
    queue("a", 1, 0);
    queue("b", 1, 0);
    turns.handOn("arn:a");
    turns.folded("b", "arn:b", 1);
    assertThat(turns.renew("b", "arn:b", 1).orElseThrow().unsettled()).isEmpty();
  }

  @Test
  void wakesAgainARunThatWasGivenTheTurnAndNotWoken() {
    queue("a", 1, 0);
    queue("b", 1, 0);
    store.failNext("putIfUnchanged s3://" + BUCKET + "/" + FOLDER + "turn.json", lost());
    try {
      leave("a"); // dies before the turn is free
    } catch (RetryableException e) {
      assertThat(executions.woken).containsOnlyKeys("token-a-1-0");
    }
    leave("a"); // the state machine tries the step again
    assertThat(executions.woken).containsOnlyKeys("token-a-1-0", "token-b-1-0");
  }

  @Test
  void costsADeadTokenItsTicketAndNotTheQueue() {
    queue("a", 1, 0);
    queue("b", 1, 0);
    queue("c", 1, 0);
    executions.running.remove("arn:b");
    executions.waiting.remove("token-b-1-0");
    leave("a");
    assertThat(holds("c", 1)).isTrue();
    assertThat(store.text(BUCKET, FOLDER + "queue/b.json")).isEmpty();
  }

  @Test
  void givesARunItsOwnTurnWhenItQueuesAgainBecauseItsWakeUpWasLost() {
    queue("a", 1, 0);
    queue("b", 1, 0);
    executions.waiting.remove("token-b-1-0"); // its task has timed out this very moment
    leave("a");
    assertThat(executions.woken).containsOnlyKeys("token-a-1-0");
    queue("b", 1, 1);
    assertThat(executions.woken).containsOnlyKeys("token-a-1-0", "token-b-1-1");
  }

  @Test
  void doesNotLetAStaleInvocationOfQueueOverwriteALaterTicket() {
    queue("a", 1, 0);
    queue("b", 1, 2);
    queue("b", 1, 1);
    leave("a");
    assertThat(executions.woken).containsOnlyKeys("token-a-1-0", "token-b-1-2");
  }

  @Test
  void replacesTheTicketThatARunLeftBeforeItWasRedriven() {
    queue("a", 1, 0);
    queue("b", 1, 0, 3);
    executions.waiting.remove("token-b-1-3"); // its execution was aborted
    queue("b", 1, 1, 0);
    leave("a");
    assertThat(executions.woken).containsOnlyKeys("token-a-1-0", "token-b-1-0");
  }

  @Test
  void letsARedrivenRunThatLostItsTurnQueueForAnotherOne() {
    queue("a", 1, 0);
    queue("b", 1, 0);
    turns.handOn("arn:a");
    assertThat(turns.renew("a", "arn:a", 1)).isEmpty();
    queue("a", 2, 0);
    leave("b");
    assertThat(holds("a", 2)).isTrue();
  }

  @Test
  void givesARunItsTurnThatWasGivenTheOneThatItHadLostWhileItWasAboutToQueue() {
    queue("a", 1, 0);
    queue("b", 1, 0);
    turns.handOn("arn:a"); // told late: the execution was redriven since
    assertThat(turns.renew("a", "arn:a", 1)).as("so it queues for its second turn").isEmpty();
    leave("b"); // finds the ticket of the first
    queue("c", 1, 0);
    queue("a", 2, 0);
    assertThat(holds("a", 2)).isTrue();
    assertThat(executions.woken).containsKey("token-a-2-0");
    leave("a");
    assertThat(holds("c", 1)).isTrue();
  }

  @Test
  void leavesALaterTurnAloneWhenAStaleInvocationOfQueueComes() {
    queue("a", 1, 0);
    queue("b", 1, 0);
    turns.handOn("arn:a");
    leave("b");
    queue("a", 2, 0);
    queue("a", 1, 5);
    assertThat(holds("a", 2)).isTrue();
  }

  @Test
  void forgetsWhatOthersLeftThoughTheTurnIsWrittenMeanwhile() {
    queue("a", 1, 0);
    queue("b", 1, 0);
    turns.handOn("arn:a");
    store.onNext("putIfUnchanged", () -> turns.pause(PAUSE));
    turns.folded("b", "arn:b", 1);
    assertThat(turns.renew("b", "arn:b", 1).orElseThrow().unsettled()).isEmpty();
  }

  @Test
  void givesTheTurnOnBehindHoweverManyTicketsOfDeadRuns() {
    queue("a", 1, 0);
    for (int i = 0; i < 250; i++) {
      queue("b%03d".formatted(i), 1, 0);
    }
    queue("c", 1, 0);
    executions.running.removeIf(each -> each.startsWith("arn:b")); // an operator stops them
    leave("a");
    assertThat(executions.woken).containsOnlyKeys("token-a-1-0", "token-c-1-0");
    assertThat(store.uris()).noneMatch(each -> each.contains("/queue/b"));
  }

  @Test
  void looksBehindAHundredTicketsThoughOneObjectIsNoTicket() {
    queue("a", 1, 0);
    store.put(BUCKET, FOLDER + "queue/", new byte[0], "x"); // a folder made in a console
    for (int i = 0; i < 100; i++) {
      queue("b%03d".formatted(i), 1, 0);
    }
    queue("c", 1, 0);
    executions.running.removeIf(each -> each.startsWith("arn:b"));
    leave("a");
    assertThat(holds("c", 1)).isTrue();
  }

  @Test
  void freesTheTurnThoughItIsWrittenMeanwhile() {
    queue("a", 1, 0);
    queue("b", 1, 0);
    store.afterNext(
        "look s3://" + BUCKET + "/" + FOLDER + "turn.json", () -> turns.renew("a", "arn:a", 1));
    leave("a");
    assertThat(executions.woken).containsOnlyKeys("token-a-1-0", "token-b-1-0");
  }

  @Test
  void readsOneTicketToWakeARunAgainHoweverManyWait() {
    queue("a", 1, 0);
    for (int i = 0; i < 40; i++) {
      queue("b%02d".formatted(i), 1, 0);
    }
    executions.waiting.remove("token-b00-1-0"); // its task is about to wait anew
    leave("a");
    executions.waiting.add("token-b00-1-0");
    int before = store.calls().size();
    turns.handOn(null);
    assertThat(executions.woken).containsKey("token-b00-1-0");
    assertThat(store.calls().subList(before, store.calls().size()))
        .filteredOn(call -> call.startsWith("list") || call.contains("/queue/"))
        .containsExactly("get s3://" + BUCKET + "/" + FOLDER + "queue/b00.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{}", "[]", "{\"run\":\"a\",\"execution\":\"arn:a\",\"number\":1}"})
  void countsATurnThatCannotBeReadAsFreeAndSaysSo(String made) {
    queue("a", 1, 0);
    store.put(BUCKET, FOLDER + "turn.json", made.getBytes(StandardCharsets.UTF_8), "x");
    queue("b", 1, 0);
    assertThat(warnings).anyMatch(each -> each.contains("It counts as absent."));
    assertThat(turns.renew("a", "arn:a", 1).isPresent() != holds("b", 1)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"run\":\"\",\"unsettled\":null",
        "\"run\":\"\",\"unsettled\":[null]",
        "\"run\":\"\",\"unsettled\":[{\"number\":1}]",
        "\"run\":\"\",\"unsettled\":[{\"run\":\"../a\",\"number\":1}]",
        "\"run\":\"../a\",\"unsettled\":[]"
      })
  void leavesToNoneARunThatCannotBeOne(String made) {
    String turn = "{\"execution\":\"arn:z\",\"number\":1,\"ticket\":\"z\"," + made + "}";
    store.put(BUCKET, FOLDER + "turn.json", turn.getBytes(StandardCharsets.UTF_8), "x");
    queue("b", 1, 0);
    assertThat(warnings).anyMatch(each -> each.contains("It counts as absent."));
    assertThat(turns.renew("b", "arn:b", 1).orElseThrow().unsettled()).isEmpty();
  }

  @Test
  void passesOverWhatIsNoTicketByItsName() {
    queue("a", 1, 0);
    queue("b", 1, 0);
    for (String name : List.of("", "a (1).json")) { // such as a folder made in a console
      store.put(BUCKET, FOLDER + "queue/" + name, new byte[0], "x");
    }
    leave("a");
    assertThat(holds("b", 1)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{",
        "{}",
        "{\"order\":\"0\",\"run\":\"../0\",\"execution\":\"arn:a\",\"token\":\"t\"}",
        "{\"order\":\"0\",\"run\":\"0\"}",
        "{\"order\":\"a\",\"run\":\"a\",\"execution\":\"arn:a\",\"token\":\"token-a\",\"number\":1}"
      })
  void throwsATicketAwayThatCannotBeReadOrIsOfAnotherName(String made) {
    store.put(BUCKET, FOLDER + "queue/0.json", made.getBytes(StandardCharsets.UTF_8), "x");
    queue("a", 1, 0);
    assertThat(holds("a", 1)).isTrue();
    assertThat(store.text(BUCKET, FOLDER + "queue/0.json")).isEmpty();
  }

  @Test
  void givesTheTurnOfAPausedDatasetToNoneUntilItIsResumed() {
    queue("a", 1, 0);
    queue("b", 1, 0);
    assertThat(turns.pause(PAUSE)).isEqualTo(PAUSE);
    assertThat(turns.paused()).contains(PAUSE);
    assertThat(holds("a", 1)).as("who has the turn goes on").isTrue();
    leave("a");
    queue("c", 1, 0);
    assertThat(executions.woken).containsOnlyKeys("token-a-1-0");
    turns.resume();
    assertThat(turns.paused()).isEmpty();
    assertThat(executions.woken).containsOnlyKeys("token-a-1-0", "token-b-1-0");
  }

  @Test
  void pausesADatasetThatNoRunHasHad() {
    turns.pause(PAUSE);
    queue("a", 1, 0);
    assertThat(executions.woken).isEmpty();
  }

  @Test
  void keepsTheFirstOfTwoPauses() {
    turns.pause(PAUSE);
    assertThat(turns.pause(new Pause("another reason", "bob", "2026-11-23T10:00:00Z")))
        .isEqualTo(PAUSE);
  }

  @Test
  void givesTheTurnToNoneThatDecidedSoBeforeThePause() {
    queue("a", 1, 0);
    queue("b", 1, 0);
    // After the look for a pause, before the turn is given.
    store.onNext("putIfUnchanged", () -> turns.pause(PAUSE));
    turns.handOn("arn:a");
    assertThat(executions.woken).containsOnlyKeys("token-a-1-0");
    assertThat(holds("b", 1)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"why\":\"a check\",\"by\":\"anna\",\"since\":\"today\"}",
        "{\"why\":\"a check\",\"by\":\"anna\",\"since\":\"\"}"
      })
  void takesAPauseThatCannotBeReadForAPause(String made) {
    store.put(BUCKET, FOLDER + "paused.json", made.getBytes(StandardCharsets.UTF_8), "x");
    queue("a", 1, 0);
    assertThat(turns.paused().map(Pause::since)).contains("1970-01-01T00:00:00Z");
    assertThat(executions.woken).isEmpty();
    assertThat(warnings).anyMatch(each -> each.contains("The dataset is paused."));
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

  private void queue(String run, int number, int armed) {
    queue(run, number, 0, armed);
  }

  private void queue(String run, int number, int redrives, int armed) {
    executions.running.add("arn:" + run);
    String token = "token-" + run + "-" + number + "-" + armed;
    executions.waiting.add(token);
    turns.queue(new Ticket(run, run, "arn:" + run, token, number, redrives, armed, 0, 0));
  }

  private void leave(String run) {
    turns.leave(run, "arn:" + run, run, true);
    executions.running.remove("arn:" + run);
  }

  private boolean holds(String run, int number) {
    return turns.renew(run, "arn:" + run, number).isPresent();
  }

  private static String awakening(int turn) {
    return Json.text(new Turns.Awakening(DATASET.value(), turn, 13));
  }

  private static RetryableException lost() {
    return new RetryableException("The connection was lost");
  }
}
