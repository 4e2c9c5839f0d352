package dev.labeldrop.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.PermanentException;
import dev.labeldrop.drop.Drop;
import dev.labeldrop.manifest.Chunk;
import dev.labeldrop.manifest.LineCounts;
import dev.labeldrop.run.SentUpdate.End;
import java.util.ArrayList;
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
    assertThat(sent.pieces()).containsExactly("1:0-3", "2:0-2", "3:0-1");
    assertThat(sent.progress.chunksApplied()).isEqualTo(3);
    assertThat(sent.progress.linesApplied()).isEqualTo(6);
    assertThat(sent.progress.linesFailed()).isZero();
    assertThat(sent.progress.furtherUpdates()).isZero();
  }

  @Test
  void findsTheLineOfTheExample() {
    Sent sent = run(plan(8), Set.of(5));
    assertThat(sent.pieces()).containsExactly("1:0-8", "1:0-4", "1:4-6", "1:4-5", "1:5-6", "1:6-8");
    assertThat(sent.progress.failing()).containsExactly(new Piece(1, 5, 6));
    assertThat(sent.progress.furtherUpdates()).isEqualTo(5);
  }

  @Test
  void goesOnWithTheRestOfTheFile() {
    Sent sent = run(plan(1, 2, 3), Set.of(0, 2));
    assertThat(sent.pieces()).containsExactly("1:0-1", "2:0-2", "2:0-1", "2:1-2", "3:0-3");
    assertThat(sent.progress.failing()).containsExactly(new Piece(1, 0, 1), new Piece(2, 1, 2));
    assertThat(sent.progress.chunksApplied()).isEqualTo(1);
    assertThat(sent.progress.stopper()).isEmpty();
  }

  @Test
  void findsTwoLinesAmongEightThousandWithinTheDefaultBudget() {
    Plan plan = plan(8_000);
    int most = 0;
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Set<Integer> guilty = Set.of(random.nextInt(4_000), 4_000 + random.nextInt(4_000));
      Sent sent = run(plan, guilty);
      assertThat(lines(sent.progress.failing())).isEqualTo(guilty);
      most = Math.max(most, sent.progress.furtherUpdates());
    }
    assertThat(most).isEqualTo(30);
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

    Set<Integer> applied = sent.lines(sent.progress.applied());
    Set<Integer> failing = sent.lines(sent.progress.failing());
    assertThat(Collections.disjoint(applied, failing)).isTrue();
    assertThat(failing.containsAll(guilty)).isTrue();
    assertThat(applied.size() + failing.size()).isEqualTo(total);
    assertThat(sent.progress.linesApplied()).isEqualTo(applied.size());
    assertThat(sent.progress.linesFailed()).isEqualTo(failing.size());
    assertThat(sent.progress.furtherUpdates())
        .isLessThanOrEqualTo(isolation.mostUpdates())
        .isEqualTo(sent.log.updates().size() - sizes.length);
    for (Piece piece : sent.progress.failing()) {
      assertThat(sent.lines(List.of(piece))).as("%s", piece).containsAnyElementsOf(guilty);
    }
  }

  @Test
  void namesTheSmallestRangeThatFailsWhenTheBudgetIsUsedUpAndSendsTheRest() {
    Sent sent = run(plan(new Isolation(true, 3), 16, 2), Set.of(9));
    assertThat(sent.pieces()).containsExactly("1:0-16", "1:0-8", "1:8-12", "1:12-16", "2:0-2");
    assertThat(sent.progress.failing()).containsExactly(new Piece(1, 8, 12));
    assertThat(sent.progress.linesApplied()).isEqualTo(14);
  }

  @Test
  void namesWholeChunksWhenTheBudgetIsUsedUpAndSendsTheOthers() {
    Sent sent = run(plan(new Isolation(true, 1), 2, 4, 2), Set.of(0, 3));
    assertThat(sent.pieces()).containsExactly("1:0-2", "2:0-4", "3:0-2");
    assertThat(sent.progress.failing()).containsExactly(new Piece(1, 0, 2), new Piece(2, 0, 4));
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
    assertThat(sent.pieces()).containsExactly("1:0-2", "2:0-2");
    assertThat(sent.progress.stopper()).map(SentUpdate::number).contains(2);
    assertThat(sent.progress.linesApplied()).isEqualTo(2);
    assertThat(sent.progress.linesFailed()).isEqualTo(2);
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
    assertThat(sent.pieces()).containsExactly("1:0-4");
    assertThat(sent.progress.stopper()).isPresent();
    assertThat(sent.progress.linesFailed()).isEqualTo(4);
  }

  @Test
  void searchesOnWhereTooManyLinesAreBad() {
    Sent sent = run(plan(4), piece -> piece.has(2), "ERROR_TOO_MANY_RECORDS_IN_ERROR");
    assertThat(sent.progress.failing()).containsExactly(new Piece(1, 2, 3));
  }

  @ParameterizedTest(name = "after {0} service errors it has sent {1} updates")
  @CsvSource({"1, 2", "2, 3", "3, 3"})
  void sendsTheSameLinesAgainAfterAnErrorOfTheService(int errors, int updates) {
    Plan plan = plan(4);
    UpdateLog log = UpdateLog.EMPTY;
    for (int i = 0; new Progress(plan, log).next().isPresent(); i++) {
      Piece piece = new Progress(plan, log).next().orElseThrow();
      assertThat(piece).isEqualTo(new Piece(1, 0, 4));
      End end =
          i < errors
              ? new End("2026-11-22T12:00:10Z", 1, "UPDATE_FAILED", null, "SERVICE_ERROR")
              : end(false, NO_REASON);
      log = log.plus(update(log, piece, end));
    }
    assertThat(log.updates()).hasSize(updates);
    assertThat(new Progress(plan, log).stopper().isPresent()).isEqualTo(errors == 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CREATE_COMPLETE", "DELETE_IN_PROGRESS", "SOMETHING_NEW", ""})
  void stopsWhereAnUpdateEndsInAStatusThatIsNoEnd(String status) {
    Plan plan = plan(4);
    End end = new End("2026-11-22T12:00:10Z", 1, status, null, null);
    Progress progress =
        new Progress(plan, UpdateLog.EMPTY.plus(update(UpdateLog.EMPTY, new Piece(1, 0, 4), end)));
    assertThat(progress.next()).isEmpty();
    assertThat(progress.stopper()).isPresent();
  }

  @Test
  void sendsNothingWhileAnUpdateIsUnderWay() {
    UpdateLog log =
        UpdateLog.EMPTY.plus(update(UpdateLog.EMPTY, new Piece(1, 0, 4), end(false, NO_REASON)));
    log = log.plus(update(log, new Piece(2, 0, 2), null));
    Progress progress = new Progress(plan(4, 2), log);
    assertThat(progress.next()).isEmpty();
    assertThat(progress.linesApplied()).isEqualTo(4);
    assertThat(progress.linesFailed()).isZero();
  }

  @Test
  void countsTheLinesOfAChunkThatIsSearchedAsFailedUntilTheyAreApplied() {
    UpdateLog log =
        UpdateLog.EMPTY.plus(update(UpdateLog.EMPTY, new Piece(1, 0, 4), end(true, NO_REASON)));
    Progress progress = new Progress(plan(4, 2), log);
    assertThat(progress.next()).contains(new Piece(1, 0, 2));
    assertThat(progress.linesFailed()).isEqualTo(4);
  }

  @Test
  void sendsEveryPartAgainThatMeetsOneErrorOfTheService() {
    Plan plan = plan(16);
    UpdateLog log = UpdateLog.EMPTY;
    Piece last = null;
    for (Progress now = new Progress(plan, log); now.next().isPresent(); ) {
      Piece piece = now.next().get();
      End end =
          piece.has(15) || piece.equals(last)
              ? end(piece.has(15), NO_REASON)
              : new End("2026-11-22T12:00:10Z", 1, "UPDATE_FAILED", null, "SERVICE_ERROR");
      log = log.plus(update(log, piece, end));
      last = piece;
      now = new Progress(plan, log);
    }
    Progress end = new Progress(plan, log);
    assertThat(end.stopper()).isEmpty();
    assertThat(end.failing()).containsExactly(new Piece(1, 15, 16));
  }

  @Test
  void blamesNobodyWhereEveryLineOfALargeChunkFails() {
    Sent sent = run(plan(8_000, 8_000), piece -> true, "The manifest has too many rows.");
    assertThat(sent.progress.failing()).isEmpty();
    assertThat(sent.progress.stopper()).isPresent();
    assertThat(sent.progress.linesFailed()).isEqualTo(8_000);
    assertThat(sent.log.updates()).hasSize(26);
  }

  @Test
  void refusesALogThatThePlanDoesNotLeadTo() {
    UpdateLog log =
        UpdateLog.EMPTY.plus(update(UpdateLog.EMPTY, new Piece(1, 0, 3), end(false, NO_REASON)));
    assertThatThrownBy(() -> new Progress(plan(4), log))
        .isInstanceOf(PermanentException.class)
        .hasMessageContaining("update 1");
  }

  /** A run to its end. */
  private record Sent(Plan plan, UpdateLog log, Progress progress) {

    List<String> pieces() {
      return log.updates().stream()
          .map(SentUpdate::piece)
          .map(piece -> piece.chunk() + ":" + piece.from() + "-" + piece.to())
          .toList();
    }

    /** The lines of pieces, counted over all chunks from 0. */
    Set<Integer> lines(List<Piece> pieces) {
      Set<Integer> lines = new HashSet<>();
      for (Piece piece : pieces) {
        int before = before(plan, piece.chunk());
        IntStream.range(piece.from(), piece.to()).forEach(i -> lines.add(before + i));
      }
      return lines;
    }
  }

  private static Set<Integer> lines(List<Piece> piecesOfOneChunk) {
    Set<Integer> lines = new HashSet<>();
    piecesOfOneChunk.forEach(
        piece -> IntStream.range(piece.from(), piece.to()).forEach(lines::add));
    return lines;
  }

  private static Sent run(Plan plan, Set<Integer> guilty) {
    return run(
        plan,
        piece -> {
          int before = before(plan, piece.chunk());
          return guilty.stream().anyMatch(line -> piece.has(line - before));
        },
        NO_REASON);
  }

  private static Sent run(Plan plan, Function<Piece, Boolean> fails, String reason) {
    UpdateLog log = UpdateLog.EMPTY;
    while (true) {
      Progress progress = new Progress(plan, log);
      Optional<Piece> next = progress.next();
      if (next.isEmpty()) {
        return new Sent(plan, log, progress);
      }
      log = log.plus(update(log, next.get(), end(fails.apply(next.get()), reason)));
    }
  }

  private static int before(Plan plan, int chunk) {
    return plan.chunks().stream().limit(chunk - 1).mapToInt(Chunk::lines).sum();
  }

  private static End end(boolean failed, String reason) {
    return failed
        ? new End("2026-11-22T12:00:10Z", 1, "UPDATE_FAILED", reason, "CLIENT_ERROR")
        : new End("2026-11-22T12:00:10Z", 1, "UPDATE_COMPLETE", null, "SUCCESS");
  }

  private static SentUpdate update(UpdateLog log, Piece piece, @Nullable End end) {
    return new SentUpdate(
        log.updates().size() + 1, piece, 1, 1, 1, null, "2026-11-22T12:00:00Z", null, end);
  }

  /** Chunks of so many lines. */
  private static Plan plan(int... sizes) {
    return plan(FORTY, sizes);
  }

  private static Plan plan(Isolation isolation, int... sizes) {
    List<Chunk> chunks = new ArrayList<>();
    for (int size : sizes) {
      chunks.add(new Chunk(chunks.size() + 1, 0, size, size, size, 1, size, List.of()));
    }
    Drop drop = new Drop(Runs.BUCKET, Runs.KEY, null, "e", 1, "");
    return new Plan(
        "a-0123456789ab",
        drop,
        Runs.DATASET.value(),
        Runs.NOON.toString(),
        isolation,
        new LineCounts(1, 1, 0),
        0,
        0,
        null,
        chunks);
  }
}
