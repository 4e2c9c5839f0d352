package dev.labeldrop.run.progress;

import static dev.labeldrop.run.progress.ProgressBench.NO_REASON;
import static dev.labeldrop.run.progress.ProgressBench.end;
import static dev.labeldrop.run.progress.ProgressBench.has;
import static dev.labeldrop.run.progress.ProgressBench.lines;
import static dev.labeldrop.run.progress.ProgressBench.plan;
import static dev.labeldrop.run.progress.ProgressBench.run;
import static dev.labeldrop.run.progress.ProgressBench.update;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.run.files.Isolation;
import dev.labeldrop.run.files.Piece;
import dev.labeldrop.run.files.UpdateLog;
import dev.labeldrop.run.progress.ProgressBench.Sends;
import dev.labeldrop.run.progress.ProgressBench.Sent;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The lines for which updates fail are found, and no others are blamed. */
final class IsolationTest {

  @Test
  void findsTheLineOfTheExample() {
    Sent sent = run(plan(8), Set.of(5));
    assertThat(sent.pieces())
        .containsExactly("0-8", "0-8", "0-4", "4-6", "4-5", "5-6", "5-6", "6-8");
    assertThat(sent.progress().failing()).containsExactly(new Piece(1, 5, 6));
  }

  @Test
  void goesOnWithTheRestOfTheFile() {
    Sent sent = run(plan(1, 2, 3), Set.of(0, 2));
    assertThat(sent.pieces())
        .containsExactly("0-1", "0-1", "1-3", "1-3", "1-2", "2-3", "2-3", "3-6");
    assertThat(sent.progress().failing()).containsExactly(new Piece(1, 0, 1), new Piece(2, 2, 3));
    assertThat(sent.progress().chunksApplied()).isEqualTo(1);
    assertThat(sent.progress().stopper()).isEmpty();
  }

  @Test
  void findsTwoLinesAmongEightThousandWithinTheDefaultBudget() {
    Sends plan = plan(8_000);
    int most = 0;
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Set<Integer> guilty = Set.of(random.nextInt(4_000), 4_000 + random.nextInt(4_000));
      Sent sent = run(plan, guilty);
      assertThat(lines(sent.progress().failing())).isEqualTo(guilty);
      most = Math.max(most, sent.further());
    }
    assertThat(most).isEqualTo(33);
  }

  /** Whatever the lines, the chunks and the budget: every line is in one place, rightly. */
  @RepeatedTest(300)
  void accountsForEveryLine(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    int[] sizes = random.ints(1 + random.nextInt(4), 1, 40).toArray();
    int total = IntStream.of(sizes).sum();
    Set<Integer> guilty = new HashSet<>();
    random.ints(random.nextInt(6), 0, total).forEach(guilty::add);
    Isolation isolation = new Isolation(true, 1 + random.nextInt(60));
    Sent sent = run(plan(isolation, sizes), guilty);

    Set<Integer> applied = sent.applied();
    Set<Integer> failing = sent.lines(sent.progress().failing());
    assertThat(Collections.disjoint(applied, failing)).isTrue();
    assertThat(failing.containsAll(guilty)).isTrue();
    assertThat(applied.size() + failing.size()).isEqualTo(total);
    assertThat(sent.progress().linesApplied()).isEqualTo(applied.size());
    int triedOnceMore =
        sent.progress().failing().stream().mapToInt(piece -> piece.lines() == 1 ? 2 : 1).sum();
    assertThat(sent.further()).isLessThanOrEqualTo(isolation.mostUpdates() + triedOnceMore);
    for (Piece piece : sent.progress().failing()) {
      assertThat(sent.lines(List.of(piece))).as("%s", piece).containsAnyElementsOf(guilty);
    }
  }

  @Test
  void namesTheSmallestRangeThatFailsWhenTheBudgetIsUsedUpAndSendsTheRest() {
    Sent sent = run(plan(new Isolation(true, 4), 16, 2), Set.of(9));
    assertThat(sent.pieces())
        .containsExactly("0-16", "0-16", "0-8", "8-12", "12-16", "16-18", "8-12");
    assertThat(sent.progress().failing()).containsExactly(new Piece(1, 8, 12));
    assertThat(sent.progress().linesApplied()).isEqualTo(14);
  }

  @Test
  void namesWholeChunksWhenTheBudgetIsUsedUpAndSendsTheOthers() {
    Sent sent = run(plan(new Isolation(true, 1), 2, 4, 2), Set.of(0, 3));
    assertThat(sent.pieces()).containsExactly("0-2", "0-2", "2-6", "6-8", "0-2", "2-6");
    assertThat(sent.progress().failing()).containsExactly(new Piece(1, 0, 2), new Piece(2, 2, 6));
  }

  /** Ten lines fail together and no half of them does: no line is blamed. */
  @Test
  void blamesNoLineThatWasNotSeenToFailAlone() {
    Sent sent = run(plan(10), piece -> piece.lines() == 10, NO_REASON);
    assertThat(sent.progress().failing()).isEmpty();
    assertThat(sent.progress().linesApplied()).isEqualTo(10);
    assertThat(sent.progress().chunksApplied()).isEqualTo(1);
  }

  @Test
  void searchesOnWhereTooManyLinesAreBad() {
    Sent sent = run(plan(4), piece -> has(piece, 2), "ERROR_TOO_MANY_RECORDS_IN_ERROR");
    assertThat(sent.progress().failing()).containsExactly(new Piece(1, 2, 3));
  }

  @Test
  void blamesNoLineIfEveryLineOfALargeChunkFails() {
    Sent sent = run(plan(8_000, 8_000), piece -> true, "The manifest has too many rows.");
    assertThat(sent.progress().failing()).isEmpty();
    assertThat(sent.progress().stopper()).isPresent();
    assertThat(sent.log().updates()).hasSize(29);
  }

  @Test
  void givesARangeBackThatIsAppliedWhenItIsTriedOnceMore() {
    Sends plan = plan(new Isolation(true, 1), 4);
    UpdateLog log = UpdateLog.EMPTY;
    for (boolean failed : new boolean[] {true, true, false}) {
      Piece next = plan.progress(log).next().orElseThrow();
      assertThat(next).isEqualTo(new Piece(1, 0, 4));
      log = log.plus(update(log, next, end(failed, NO_REASON)));
    }
    Progress progress = plan.progress(log);
    assertThat(progress.next()).isEmpty();
    assertThat(progress.failing()).isEmpty();
    assertThat(progress.chunksApplied()).isEqualTo(1);
  }

  /**
   * The updates allowed are used up when the search has come to one line: it did not fail alone.
   */
  @Test
  void blamesALineThatIsLeftOverOnlyAfterItFailedAloneTwice() {
    Sends plan = plan(new Isolation(true, 5), 8);
    Sent sent = run(plan, Set.of(3));
    assertThat(sent.pieces())
        .containsExactly("0-8", "0-8", "0-4", "0-2", "2-3", "4-8", "3-4", "3-4");
    assertThat(sent.progress().failing()).containsExactly(new Piece(1, 3, 4));

    UpdateLog log = UpdateLog.EMPTY;
    for (boolean failed : new boolean[] {true, true, true, false, false, false, true}) {
      log = log.plus(update(log, plan.progress(log).next().orElseThrow(), end(failed, NO_REASON)));
    }
    assertThat(plan.progress(log).failing()).isEmpty();
    log = log.plus(update(log, plan.progress(log).next().orElseThrow(), end(false, NO_REASON)));
    assertThat(plan.progress(log).failing()).isEmpty();
    assertThat(plan.progress(log).chunksApplied()).isEqualTo(1);
    assertThat(plan.progress(log).complete()).isTrue();
  }

  /** Updates that fail now and then, at random: a good line is blamed with a chance of p². */
  @Test
  void blamesAGoodLineInFewerThanOneOfAHundredRunsIfOneUpdateInTwentyFailsByItself() {
    int[] sizes = new int[20];
    Arrays.fill(sizes, 50);
    int blamed = 0;
    for (int seed = 0; seed < 2_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Sent sent = run(plan(sizes), piece -> random.nextDouble() < 0.05, NO_REASON);
      blamed += sent.progress().failing().stream().anyMatch(each -> each.lines() == 1) ? 1 : 0;
    }
    assertThat(blamed).isLessThan(20);
  }
}
