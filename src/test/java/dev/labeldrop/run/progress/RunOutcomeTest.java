package dev.labeldrop.run.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.manifest.Chunk;
import dev.labeldrop.run.files.Piece;
import dev.labeldrop.run.files.Prepared;
import dev.labeldrop.run.files.Prepared.Counts;
import dev.labeldrop.run.files.Prepared.Facts;
import dev.labeldrop.run.files.Prepared.Knowledge;
import dev.labeldrop.run.files.SentUpdate;
import dev.labeldrop.run.files.SentUpdate.End;
import dev.labeldrop.run.files.Sights;
import dev.labeldrop.run.files.Sights.Sight;
import dev.labeldrop.run.files.UpdateLog;
import dev.labeldrop.run.ledger.Delta;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What became of each line, beside a model that goes over the log line by line. */
final class RunOutcomeTest {

  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
  private static final String COMPLETE = "UPDATE_COMPLETE";
  private static final String FAILED = "UPDATE_FAILED";

  private final SplittableRandom random = new SplittableRandom(8);

  private static Delta delta(String letters) {
    byte[] bytes = new byte[letters.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) "ncusd".indexOf(letters.charAt(i)); // in the order of Decision
    }
    return Delta.read(bytes);
  }

  private static Prepared prepared(long entries, Knowledge knowledge) {
    return new Prepared(
        1,
        START.toString(),
        "prepare-1",
        Prepared.Source.DROP,
        0,
        false,
        List.<Chunk>of(),
        new Counts(0, 0, 0, 0, 0),
        knowledge,
        new Facts(START.toString(), entries, 0L),
        null);
  }

  /** A log that grows; each end moves the dataset's time by a second. */
  private static final class Log {

    private UpdateLog log = UpdateLog.EMPTY;
    private Instant time = START;

    Log sent(int from, int to, @Nullable String status, long entries) {
      String before = time.toString();
      End end = null;
      if (status != null) {
        time = status.equals(SentUpdate.UNSEEN) ? time : time.plusSeconds(1);
        end = new End(time.toString(), 1, status, null, null, time.toString(), entries, 0L);
      }
      log =
          log.plus(
              new SentUpdate(
                  log.updates().size() + 1,
                  new Piece(1, from, to),
                  1,
                  1,
                  1,
                  null,
                  START.toString(),
                  before,
                  true,
                  end));
      return this;
    }
  }

  private static RunOutcome outcome(String letters, long before, Log log) {
    return RunOutcome.of(
        delta(letters), prepared(before, Knowledge.LEDGER), log.log, Sights.none(letters.length()));
  }

  @Test
  void isWhatTheExampleSays() {
    RunOutcome outcome =
        outcome("unnnn", 1, new Log().sent(0, 2, COMPLETE, 3).sent(2, 4, FAILED, 3));
    assertThat(fates(outcome))
        .containsExactly(Fate.UNCHANGED, Fate.APPLIED, Fate.APPLIED, Fate.FAILED, Fate.FAILED);
    RunOutcome open = outcome("unnnn", 1, new Log().sent(0, 2, COMPLETE, 3).sent(2, 4, null, 3));
    assertThat(open.fate(4)).isEqualTo(Fate.NOT_SENT);
    assertThat(open.touched(4)).isTrue();
  }

  private static List<Fate> fates(RunOutcome outcome) {
    List<Fate> fates = new ArrayList<>();
    for (int line = 0; line < outcome.size(); line++) {
      fates.add(outcome.fate(line));
    }
    return fates;
  }

  @Test
  void isWhatAModelSaysLineByLine() {
    for (int round = 0; round < 2_000; round++) {
      StringBuilder letters = new StringBuilder();
      List<Integer> sent = new ArrayList<>();
      int lines = random.nextInt(0, 12);
      for (int line = 0; line < lines; line++) {
        char letter = "nncusd".charAt(random.nextInt(6));
        letters.append(letter);
        if (letter == 'n' || letter == 'c') {
          sent.add(line);
        }
      }
      Log log = new Log();
      Set<Integer> applied = new HashSet<>();
      Set<Integer> failed = new HashSet<>();
      int updates = sent.isEmpty() ? 0 : random.nextInt(6);
      for (int i = 0; i < updates; i++) {
        int from = random.nextInt(sent.size());
        int to = random.nextInt(from, sent.size()) + 1;
        String status =
            i == updates - 1 && random.nextInt(3) == 0
                ? null
                : List.of(COMPLETE, FAILED, SentUpdate.UNSEEN).get(random.nextInt(3));
        log.sent(from, to, status, random.nextInt(20));
        List<Integer> piece = sent.subList(from, to);
        if (COMPLETE.equals(status)) {
          applied.addAll(piece);
        } else if (FAILED.equals(status)) {
          failed.addAll(piece);
        }
      }
      RunOutcome outcome = outcome(letters.toString(), random.nextInt(5), log);
      check(outcome, letters.toString(), applied, failed);
    }
  }

  private static void check(
      RunOutcome outcome, String letters, Set<Integer> applied, Set<Integer> failed) {
    long all = 0;
    for (Fate fate : Fate.values()) {
      all += outcome.count(fate);
    }
    assertThat(all).isEqualTo(letters.length());
    for (int line = 0; line < letters.length(); line++) {
      Fate expected =
          switch (letters.charAt(line)) {
            case 'u' -> Fate.UNCHANGED;
            case 's' -> Fate.SUPERSEDED;
            case 'd' -> Fate.DONE;
            default ->
                applied.contains(line)
                    ? Fate.APPLIED
                    : failed.contains(line) ? Fate.FAILED : Fate.NOT_SENT;
          };
      assertThat(outcome.fate(line)).isEqualTo(expected);
    }
  }

  @Test
  void provesAddedLinesByTheCounts() {
    RunOutcome outcome =
        outcome("nnc", 10, new Log().sent(0, 2, COMPLETE, 12).sent(2, 3, COMPLETE, 12));
    assertThat(outcome.sight(0)).isEqualTo(Sight.HELD);
    assertThat(outcome.sight(1)).isEqualTo(Sight.HELD);
    assertThat(outcome.sight(2)).isEqualTo(Sight.NOT_LOOKED);
    assertThat(outcome.missing()).isNull();
    assertThat(outcome.unproved()).isEqualTo(1);
  }

  @Test
  void knowsHowManyAreMissingBeforeItKnowsWhich() {
    RunOutcome outcome = outcome("nnn", 10, new Log().sent(0, 3, COMPLETE, 12));
    assertThat(outcome.missing()).isNull();
    assertThat(outcome.missingAtLeast()).isEqualTo(1);
  }

  @Test
  void missesNothingOfWhatWasSeenThoughTheCountsLagBehind() {
    Sights seen = Sights.none(3);
    for (int line = 0; line < 3; line++) {
      seen.set(line, Sight.HELD);
    }
    UpdateLog log = new Log().sent(0, 3, COMPLETE, 12).log;
    for (Knowledge knowledge : List.of(Knowledge.LEDGER, Knowledge.UNKNOWN)) {
      for (long before : List.of(10L, 13L)) {
        RunOutcome outcome = RunOutcome.of(delta("nnn"), prepared(before, knowledge), log, seen);
        assertThat(outcome.missing()).isZero();
        assertThat(outcome.missingAtLeast()).isZero();
      }
    }
    UpdateLog lagging = new Log().sent(0, 3, COMPLETE, 2).log;
    assertThat(
            RunOutcome.of(delta("nnn"), prepared(1, Knowledge.UNKNOWN), lagging, seen)
                .missingAtLeast())
        .isZero();
  }

  @Test
  void takesNothingForProvedBesideAFailedUpdateThatMayHaveAddedLines() {
    RunOutcome outcome =
        outcome("nnn", 10, new Log().sent(0, 2, COMPLETE, 12).sent(2, 3, FAILED, 12));
    assertThat(outcome.sight(0)).isEqualTo(Sight.NOT_LOOKED);
    assertThat(outcome.missingAtLeast()).isZero();
  }

  @Test
  void knowsThatNothingWasAddedIfTheCountsStay() {
    RunOutcome outcome =
        outcome("nnn", 10, new Log().sent(0, 2, COMPLETE, 10).sent(2, 3, FAILED, 10));
    assertThat(outcome.missing()).isEqualTo(2);
    assertThat(outcome.sight(2)).isEqualTo(Sight.ABSENT);
  }

  @Test
  void doesNotBelieveCountsBehindAnUpdateThatMayStillCome() {
    RunOutcome outcome = outcome("nn", 10, new Log().sent(0, 2, SentUpdate.UNSEEN, 10));
    assertThat(outcome.sight(0)).isEqualTo(Sight.NOT_LOOKED);
    assertThat(outcome.entries().undisturbed()).isFalse();
  }

  @Test
  void doesNotBelieveCountsThatSomebodyElseMoved() {
    Log log = new Log().sent(0, 1, COMPLETE, 11);
    log.time = log.time.plusSeconds(5);
    assertThat(outcome("nn", 10, log.sent(1, 2, COMPLETE, 12)).sight(0))
        .isEqualTo(Sight.NOT_LOOKED);
  }

  @Test
  void doesNotBelieveCountsIfAnotherUpdateWasSeenToBegin() {
    UpdateLog log = new Log().sent(0, 2, null, 12).log;
    String at = START.plusSeconds(1).toString();
    End alone = new End(at, 9, COMPLETE, null, null, at, 12L, 0L, null);
    assertThat(sight(log.ended(alone))).isEqualTo(Sight.HELD);
    End joined = new End(at, 9, COMPLETE, null, null, at, 12L, 0L, true);
    assertThat(sight(log.ended(joined))).isEqualTo(Sight.NOT_LOOKED);
  }

  private static Sight sight(UpdateLog log) {
    return RunOutcome.of(delta("nn"), prepared(10, Knowledge.LEDGER), log, Sights.none(2)).sight(0);
  }

  @Test
  void doesNotCountIfItIsNotKnownWhatWasThere() {
    Prepared unknown = prepared(10, Knowledge.UNKNOWN);
    UpdateLog log = new Log().sent(0, 2, COMPLETE, 12).log;
    RunOutcome outcome = RunOutcome.of(delta("nn"), unknown, log, Sights.none(2));
    assertThat(outcome.sight(0)).isEqualTo(Sight.NOT_LOOKED);
  }

  @Test
  void leavesWhatWasSeenAsItWasGiven() {
    Sights seen = Sights.none(2);
    UpdateLog log = new Log().sent(0, 2, COMPLETE, 12).log;
    RunOutcome.of(delta("nn"), prepared(10, Knowledge.LEDGER), log, seen);
    assertThat(seen.spans()).isEmpty();
  }

  @Test
  void comesBackFromItsSpans() {
    for (int round = 0; round < 200; round++) {
      Sights sights = Sights.none(random.nextInt(20));
      for (int line = 0; line < sights.size(); line++) {
        sights.set(
            line,
            List.of(Sight.NOT_LOOKED, Sight.HELD, Sight.ABSENT, Sight.OTHER)
                .get(random.nextInt(4)));
      }
      Sights read = Sights.of(sights.size(), sights.spans());
      for (int line = 0; line < sights.size(); line++) {
        assertThat(read.at(line)).isEqualTo(sights.at(line));
      }
    }
  }
}
