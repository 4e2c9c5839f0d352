package dev.labeldrop.run.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.PermanentException;
import dev.labeldrop.manifest.Chunk;
import dev.labeldrop.run.files.Isolation;
import dev.labeldrop.run.files.Piece;
import dev.labeldrop.run.files.SentUpdate;
import dev.labeldrop.run.files.SentUpdate.End;
import dev.labeldrop.run.files.UpdateLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs against a service that fails every update with one of certain lines. */
final class ProgressTest {

  private static final Isolation FORTY = new Isolation(true, 40);
  private static final String NO_REASON = "";

  @Test
  void sendsOneChunkAfterTheOther() {
    Sent sent = run(plan(3, 2, 1), Set.of());
    assertThat(sent.pieces()).containsExactly("0-3", "3-5", "5-6");
    assertThat(sent.progress.chunksApplied()).isEqualTo(3);
    assertThat(sent.progress.linesApplied()).isEqualTo(6);
    assertThat(sent.progress.failing()).isEmpty();
    assertThat(sent.progress.complete()).isTrue();
  }

  @Test
  void findsTheLineOfTheExample() {
    Sent sent = run(plan(8), Set.of(5));
    assertThat(sent.pieces())
        .containsExactly("0-8", "0-8", "0-4", "4-6", "4-5", "5-6", "5-6", "6-8");
    assertThat(sent.progress.failing()).containsExactly(new Piece(1, 5, 6));
  }

  @Test
  void goesOnWithTheRestOfTheFile() {
    Sent sent = run(plan(1, 2, 3), Set.of(0, 2));
    assertThat(sent.pieces())
        .containsExactly("0-1", "0-1", "1-3", "1-3", "1-2", "2-3", "2-3", "3-6");
    assertThat(sent.progress.failing()).containsExactly(new Piece(1, 0, 1), new Piece(2, 2, 3));
    assertThat(sent.progress.chunksApplied()).isEqualTo(1);
    assertThat(sent.progress.stopper()).isEmpty();
  }

  @Test
  void findsTwoLinesAmongEightThousandWithinTheDefaultBudget() {
    Sends plan = plan(8_000);
    int most = 0;
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Set<Integer> guilty = Set.of(random.nextInt(4_000), 4_000 + random.nextInt(4_000));
      Sent sent = run(plan, guilty);
      assertThat(lines(sent.progress.failing())).isEqualTo(guilty);
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
    Set<Integer> failing = sent.lines(sent.progress.failing());
    assertThat(Collections.disjoint(applied, failing)).isTrue();
    assertThat(failing.containsAll(guilty)).isTrue();
    assertThat(applied.size() + failing.size()).isEqualTo(total);
    assertThat(sent.progress.linesApplied()).isEqualTo(applied.size());
    int triedOnceMore =
        sent.progress.failing().stream().mapToInt(piece -> piece.lines() == 1 ? 2 : 1).sum();
    assertThat(sent.further()).isLessThanOrEqualTo(isolation.mostUpdates() + triedOnceMore);
    for (Piece piece : sent.progress.failing()) {
      assertThat(sent.lines(List.of(piece))).as("%s", piece).containsAnyElementsOf(guilty);
    }
  }

  @Test
  void namesTheSmallestRangeThatFailsWhenTheBudgetIsUsedUpAndSendsTheRest() {
    Sent sent = run(plan(new Isolation(true, 4), 16, 2), Set.of(9));
    assertThat(sent.pieces())
        .containsExactly("0-16", "0-16", "0-8", "8-12", "12-16", "16-18", "8-12");
    assertThat(sent.progress.failing()).containsExactly(new Piece(1, 8, 12));
    assertThat(sent.progress.linesApplied()).isEqualTo(14);
  }

  @Test
  void namesWholeChunksWhenTheBudgetIsUsedUpAndSendsTheOthers() {
    Sent sent = run(plan(new Isolation(true, 1), 2, 4, 2), Set.of(0, 3));
    assertThat(sent.pieces()).containsExactly("0-2", "0-2", "2-6", "6-8", "0-2", "2-6");
    assertThat(sent.progress.failing()).containsExactly(new Piece(1, 0, 2), new Piece(2, 2, 6));
  }

  /** Ten lines fail together and no half of them does: nobody is blamed. */
  @Test
  void blamesNoLineThatWasNotSeenToFailAlone() {
    Sent sent = run(plan(10), piece -> piece.lines() == 10, NO_REASON);
    assertThat(sent.progress.failing()).isEmpty();
    assertThat(sent.progress.linesApplied()).isEqualTo(10);
    assertThat(sent.progress.chunksApplied()).isEqualTo(1);
  }

  @Test
  void stopsAtTheFirstFailureWhereIsolationIsOff() {
    Sent sent = run(plan(new Isolation(false, 40), 2, 2, 2), Set.of(2));
    assertThat(sent.pieces()).containsExactly("0-2", "2-4");
    assertThat(sent.progress.stopper()).map(SentUpdate::number).contains(2);
    assertThat(sent.progress.linesApplied()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ERROR_MANIFEST_ROWS_EXCEEDS_MAXIMUM",
        "The labels are too many (ERROR_MANIFEST_TOO_MANY_LABELS).",
        "ERROR_IMAGES_IN_MULTIPLE_S3_BUCKETS"
      })
  void stopsWhereTheReasonIsNotInTheLines(String reason) {
    Sent sent = run(plan(4, 2), piece -> piece.chunk() == 1, reason);
    assertThat(sent.pieces()).containsExactly("0-4");
    assertThat(sent.progress.stopper()).isPresent();
  }

  @Test
  void searchesOnWhereTooManyLinesAreBad() {
    Sent sent = run(plan(4), piece -> has(piece, 2), "ERROR_TOO_MANY_RECORDS_IN_ERROR");
    assertThat(sent.progress.failing()).containsExactly(new Piece(1, 2, 3));
  }

  @ParameterizedTest(name = "after {0} service errors it has sent {1} updates")
  @CsvSource({"1, 2", "2, 3", "3, 3"})
  void sendsTheSameLinesAgainAfterAnErrorOfTheService(int errors, int updates) {
    Sends plan = plan(4);
    UpdateLog log = UpdateLog.EMPTY;
    for (int i = 0; plan.progress(log).next().isPresent(); i++) {
      Piece piece = plan.progress(log).next().orElseThrow();
      assertThat(piece).isEqualTo(new Piece(1, 0, 4));
      End end =
          i < errors
              ? new End(
                  "2026-11-22T12:00:10Z",
                  1,
                  "UPDATE_FAILED",
                  null,
                  "SERVICE_ERROR",
                  null,
                  null,
                  null)
              : end(false, NO_REASON);
      log = log.plus(update(log, piece, end));
    }
    assertThat(log.updates()).hasSize(updates);
    assertThat(plan.progress(log).stopper().isPresent()).isEqualTo(errors == 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CREATE_COMPLETE", "DELETE_IN_PROGRESS", "SOMETHING_NEW", ""})
  void stopsWhereAnUpdateEndsInAStatusThatIsNoEnd(String status) {
    Sends plan = plan(4);
    End end = new End("2026-11-22T12:00:10Z", 1, status, null, null, null, null, null);
    Progress progress =
        plan.progress(UpdateLog.EMPTY.plus(update(UpdateLog.EMPTY, new Piece(1, 0, 4), end)));
    assertThat(progress.next()).isEmpty();
    assertThat(progress.stopper()).isPresent();
  }

  @Test
  void sendsNothingWhileAnUpdateIsUnderWay() {
    UpdateLog log =
        UpdateLog.EMPTY.plus(update(UpdateLog.EMPTY, new Piece(1, 0, 4), end(false, NO_REASON)));
    log = log.plus(update(log, new Piece(2, 4, 6), null));
    Progress progress = plan(4, 2).progress(log);
    assertThat(progress.next()).isEmpty();
    assertThat(progress.complete()).isFalse();
    assertThat(progress.linesApplied()).isEqualTo(4);
  }

  @Test
  void sendsAChunkThatFailedAsAWholeASecondTime() {
    UpdateLog log =
        UpdateLog.EMPTY.plus(update(UpdateLog.EMPTY, new Piece(1, 0, 4), end(true, NO_REASON)));
    Progress progress = plan(4, 2).progress(log);
    assertThat(progress.next()).contains(new Piece(1, 0, 4));
  }

  @Test
  void sendsEveryPieceAgainThatMeetsOneErrorOfTheService() {
    Sends plan = plan(16);
    UpdateLog log = UpdateLog.EMPTY;
    Piece last = null;
    for (Progress now = plan.progress(log); now.next().isPresent(); ) {
      Piece piece = now.next().get();
      End end =
          has(piece, 15) || piece.equals(last)
              ? end(has(piece, 15), NO_REASON)
              : new End(
                  "2026-11-22T12:00:10Z",
                  1,
                  "UPDATE_FAILED",
                  null,
                  "SERVICE_ERROR",
                  null,
                  null,
                  null);
      log = log.plus(update(log, piece, end));
      last = piece;
      now = plan.progress(log);
    }
    Progress end = plan.progress(log);
    assertThat(end.stopper()).isEmpty();
    assertThat(end.failing()).containsExactly(new Piece(1, 15, 16));
  }

  @Test
  void blamesNoLineIfEveryLineOfALargeChunkFails() {
    Sent sent = run(plan(8_000, 8_000), piece -> true, "The manifest has too many rows.");
    assertThat(sent.progress.failing()).isEmpty();
    assertThat(sent.progress.stopper()).isPresent();
    assertThat(sent.log.updates()).hasSize(29);
  }

  @Test
  void refusesALogThatThePlanDoesNotLeadTo() {
    UpdateLog log =
        UpdateLog.EMPTY.plus(update(UpdateLog.EMPTY, new Piece(1, 0, 3), end(false, NO_REASON)));
    assertThatThrownBy(() -> plan(4).progress(log))
        .isInstanceOf(PermanentException.class)
        .hasMessageContaining("update 1");
  }

  @ParameterizedTest(name = "after {0} ends that were not seen it has sent {1} updates")
  @CsvSource({"1, 2", "2, 3", "3, 3"})
  void sendsTheSameLinesAgainIfTheirEndWasNotSeen(int unseen, int updates) {
    Sends plan = plan(4);
    UpdateLog log = UpdateLog.EMPTY;
    for (int i = 0; plan.progress(log).next().isPresent(); i++) {
      Piece piece = plan.progress(log).next().orElseThrow();
      assertThat(plan.progress(log).again()).isEqualTo(i > 0);
      End end =
          i < unseen
              ? new End("2026-11-22T12:00:10Z", 1, SentUpdate.UNSEEN, null, null, null, null, null)
              : end(false, NO_REASON);
      log = log.plus(update(log, piece, end));
    }
    assertThat(log.updates()).hasSize(updates);
    assertThat(plan.progress(log).stopper().isPresent()).isEqualTo(unseen == 3);
  }

  @Test
  void sendsLinesAgainThatTheServiceDidNotSurelyTakeHoweverThatEnded() {
    Sends plan = plan(4);
    UpdateLog log = UpdateLog.EMPTY;
    log = log.plus(unanswered(log, new Piece(1, 0, 4))).ended(end(true, NO_REASON));
    assertThat(plan.progress(log).next()).contains(new Piece(1, 0, 4));
    log = log.plus(unanswered(log, new Piece(1, 0, 4))).ended(end(false, NO_REASON));
    assertThat(plan.progress(log).next()).contains(new Piece(1, 0, 4));
    log = log.plus(update(log, new Piece(1, 0, 4), end(false, NO_REASON)));
    assertThat(plan.progress(log).linesApplied()).isEqualTo(4);
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
    assertThat(sent.progress.failing()).containsExactly(new Piece(1, 3, 4));

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

  @Test
  void countsNoEndThatSaysNothingAmongThoseThatBlameALine() {
    Sends plan = plan(new Isolation(true, 4), 4);
    UpdateLog log = UpdateLog.EMPTY;
    log = log.plus(update(log, new Piece(1, 0, 4), end(true, NO_REASON)));
    log = log.plus(update(log, new Piece(1, 0, 4), end(true, NO_REASON)));
    log = log.plus(update(log, new Piece(1, 0, 2), end(false, NO_REASON)));
    log = log.plus(update(log, new Piece(1, 2, 3), end(false, NO_REASON)));
    log = log.plus(unanswered(log, new Piece(1, 3, 4))).ended(end(true, NO_REASON));
    for (boolean failed : new boolean[] {true, true}) {
      Progress progress = plan.progress(log);
      assertThat(progress.failing()).isEmpty();
      assertThat(progress.next()).contains(new Piece(1, 3, 4));
      log = log.plus(update(log, new Piece(1, 3, 4), end(failed, NO_REASON)));
    }
    assertThat(plan.progress(log).failing()).containsExactly(new Piece(1, 3, 4));
    assertThat(plan.progress(log).complete()).isTrue();
  }

  @Test
  void sendsLinesAgainThatNoEndSaysAnythingOfThoughNoUpdateIsLeftToSearch() {
    Sends plan = plan(new Isolation(true, 1), 2, 2);
    UpdateLog log = UpdateLog.EMPTY;
    log = log.plus(update(log, new Piece(1, 0, 2), end(true, NO_REASON)));
    log = log.plus(update(log, new Piece(1, 0, 2), end(true, NO_REASON)));
    for (int i = 0; i < 3; i++) {
      assertThat(plan.progress(log).next()).contains(new Piece(2, 2, 4));
      log = log.plus(unanswered(log, new Piece(2, 2, 4))).ended(end(false, NO_REASON));
    }
    Progress progress = plan.progress(log);
    assertThat(progress.stopper()).map(SentUpdate::number).contains(5);
    assertThat(progress.failing()).containsExactly(new Piece(1, 0, 2));
  }

  @Test
  void endsIfTheServiceFailsThreeTimesWhenALineIsSentOnceMore() {
    Sends plan = plan(new Isolation(true, 5), 8);
    UpdateLog log = UpdateLog.EMPTY;
    for (boolean failed : new boolean[] {true, true, true, false, false, false}) {
      log = log.plus(update(log, plan.progress(log).next().orElseThrow(), end(failed, NO_REASON)));
    }
    for (int i = 0; i < 3; i++) {
      assertThat(plan.progress(log).next()).contains(new Piece(1, 3, 4));
      End fault =
          new End(
              "2026-11-22T12:00:10Z", 1, "UPDATE_FAILED", null, "SERVICE_ERROR", null, null, null);
      log = log.plus(update(log, new Piece(1, 3, 4), fault));
    }
    assertThat(plan.progress(log).stopper()).map(SentUpdate::number).contains(9);
    assertThat(plan.progress(log).failing()).isEmpty();
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
      blamed += sent.progress.failing().stream().anyMatch(each -> each.lines() == 1) ? 1 : 0;
    }
    assertThat(blamed).isLessThan(20);
  }

  /** A turn to its end. */
  private record Sent(Sends plan, UpdateLog log, Progress progress) {

    List<String> pieces() {
      return log.updates().stream()
          .map(SentUpdate::piece)
          .map(piece -> piece.from() + "-" + piece.to())
          .toList();
    }

    Set<Integer> lines(List<Piece> pieces) {
      return ProgressTest.lines(pieces);
    }

    /** The lines of the updates that were completed. */
    Set<Integer> applied() {
      return lines(
          log.updates().stream()
              .filter(update -> update.end() != null && update.end().completed())
              .map(SentUpdate::piece)
              .toList());
    }

    /** Updates beyond one for each chunk. */
    int further() {
      return log.updates().size() - plan.chunks().size();
    }
  }

  /** What is sent. */
  private record Sends(Isolation isolation, List<Chunk> chunks) {

    Progress progress(UpdateLog log) {
      return new Progress(chunks, isolation, log);
    }
  }

  private static Set<Integer> lines(List<Piece> pieces) {
    Set<Integer> lines = new HashSet<>();
    pieces.forEach(piece -> IntStream.range(piece.from(), piece.to()).forEach(lines::add));
    return lines;
  }

  private static boolean has(Piece piece, int line) {
    return piece.from() <= line && line < piece.to();
  }

  private static Sent run(Sends plan, Set<Integer> guilty) {
    return run(plan, piece -> guilty.stream().anyMatch(line -> has(piece, line)), NO_REASON);
  }

  private static Sent run(Sends plan, Function<Piece, Boolean> fails, String reason) {
    UpdateLog log = UpdateLog.EMPTY;
    while (true) {
      Progress progress = plan.progress(log);
      Optional<Piece> next = progress.next();
      if (next.isEmpty()) {
        return new Sent(plan, log, progress);
      }
      log = log.plus(update(log, next.get(), end(fails.apply(next.get()), reason)));
    }
  }

  private static End end(boolean failed, String reason) {
    return failed
        ? new End(
            "2026-11-22T12:00:10Z", 1, "UPDATE_FAILED", reason, "CLIENT_ERROR", null, null, null)
        : new End("2026-11-22T12:00:10Z", 1, "UPDATE_COMPLETE", null, "SUCCESS", null, null, null);
  }

  private static SentUpdate update(UpdateLog log, Piece piece, @Nullable End end) {
    return new SentUpdate(
        log.updates().size() + 1, piece, 1, 1, 1, null, "2026-11-22T12:00:00Z", null, true, end);
  }

  /** An update whose call was answered with "in use", or not at all. */
  private static SentUpdate unanswered(UpdateLog log, Piece piece) {
    return new SentUpdate(
        log.updates().size() + 1, piece, 1, 1, 1, null, "2026-11-22T12:00:00Z", null, false, null);
  }

  /** Chunks with this many lines. */
  private static Sends plan(int... sizes) {
    return plan(FORTY, sizes);
  }

  private static Sends plan(Isolation isolation, int... sizes) {
    List<Chunk> chunks = new ArrayList<>();
    int first = 0;
    for (int size : sizes) {
      chunks.add(new Chunk(chunks.size() + 1, first, size, size, first + 1, first + size));
      first += size;
    }
    return new Sends(isolation, chunks);
  }
}
