package dev.labeldrop.run.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.manifest.Chunk;
import dev.labeldrop.run.files.Piece;
import dev.labeldrop.run.files.Prepared;
import dev.labeldrop.run.files.SentUpdate;
import dev.labeldrop.run.files.SentUpdate.End;
import dev.labeldrop.run.files.UpdateLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WaitsTest {

  private static final int MEGABYTE = 1_000_000;
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  /** Three chunks of 1,000 lines and 5 MB. */
  private static final Prepared PREPARED =
      new Prepared(
          1,
          NOON.toString(),
          "prepare-1",
          Prepared.Source.DROP,
          0,
          false,
          List.of(chunk(1), chunk(2), chunk(3)),
          new Prepared.Counts(3_000, 0, 0, 0, 0),
          Prepared.Knowledge.EMPTY,
          new Prepared.Facts(null, 0L, 0L),
          null);

  private static Chunk chunk(int number) {
    int first = (number - 1) * 1_000;
    return new Chunk(number, first, 1_000, 5 * MEGABYTE, first + 1, first + 1_000);
  }

  private static SentUpdate whole(int number, int bytes) {
    return new SentUpdate(
        number,
        new Piece(number, (number - 1) * 1_000, number * 1_000),
        1,
        1_000,
        bytes,
        null,
        NOON.toString(),
        null,
        true,
        null);
  }

  private static SentUpdate piece(int from, int to) {
    return new SentUpdate(
        9, new Piece(1, from, to), 1, 1, 7, null, NOON.toString(), null, true, null);
  }

  private static SentUpdate took(SentUpdate update, double seconds) {
    Instant at = NOON.plusMillis(Math.round(1_000 * seconds));
    return update.ended(new End(at.toString(), 1, "UPDATE_COMPLETE", null, null, null, null, null));
  }

  private static long firstLook(SentUpdate update, SentUpdate... before) {
    return Waits.beforeFirstLook(PREPARED, new UpdateLog(List.of(before)), update).toSeconds();
  }

  @Test
  void waitsASecondBeforeTheFirstLookOfAll() {
    assertThat(firstLook(whole(1, 5 * MEGABYTE))).isEqualTo(1);
    assertThat(firstLook(piece(0, 500))).isEqualTo(1);
  }

  /** The example of the class. */
  @Test
  void expectsAChunkToTakeWhatTheLastOnesTookATwentiethEarlier() {
    SentUpdate first = took(whole(1, 5 * MEGABYTE), 10);
    SentUpdate second = took(whole(2, 5 * MEGABYTE), 14);
    assertThat(firstLook(whole(2, 5 * MEGABYTE), first)).isEqualTo(9);
    // 0.95 of 2.4 s a megabyte
    assertThat(firstLook(whole(3, 5 * MEGABYTE), first, second)).isEqualTo(11);
  }

  @ParameterizedTest(name = "{0} bytes after 5 MB in 10 s: {1} s")
  @CsvSource({"2500000, 4", "1, 1", "4999999, 9", "500000000, 600"})
  void expectsTimeToGrowWithTheBytesUpToTenMinutes(int bytes, long seconds) {
    assertThat(firstLook(whole(2, bytes), took(whole(1, 5 * MEGABYTE), 10))).isEqualTo(seconds);
  }

  @Test
  void expectsAPieceToTakeThreeQuartersOfTheLastPiece() {
    SentUpdate chunk = took(whole(1, 5 * MEGABYTE), 1_000);
    SentUpdate half = took(piece(0, 500), 100);
    SentUpdate quarter = took(piece(500, 750), 40);
    assertThat(firstLook(piece(0, 500), chunk)).isEqualTo(1);
    assertThat(firstLook(piece(0, 250), chunk, half)).isEqualTo(75);
    assertThat(firstLook(piece(500, 625), chunk, half, quarter)).isEqualTo(30);
  }

  @Test
  void expectsNothingOfAChunkFromPiecesAndFromWhatHasNotEnded() {
    assertThat(firstLook(whole(2, 5 * MEGABYTE), took(piece(0, 500), 100))).isEqualTo(1);
    assertThat(firstLook(whole(2, 5 * MEGABYTE), whole(1, 5 * MEGABYTE))).isEqualTo(1);
  }

  @ParameterizedTest(name = "after {0} s: {1} s")
  @CsvSource({
    "0, 1",
    "1, 1",
    "19, 1",
    "20, 2",
    "29, 2",
    "30, 3",
    "3600, 360",
    "36000, 3600",
    "360000, 3600"
  })
  void waitsATenthOfTheTimeThatHasPassedBetweenTwoLooks(long passed, long seconds) {
    assertThat(Waits.betweenLooks(Duration.ofSeconds(passed)))
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void waitsEvenIfTheClockWentBack() {
    assertThat(Waits.betweenLooks(Duration.ofSeconds(-100))).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void looksAtAnHoursUpdateSomeSeventySevenTimes() {
    int looks = 1;
    Duration passed = Waits.FIRST_LOOK;
    while (passed.compareTo(Duration.ofHours(1)) < 0) {
      assertThat(Waits.passedBefore(looks)).isEqualTo(passed);
      passed = passed.plus(Waits.betweenLooks(passed));
      looks++;
    }
    assertThat(looks).isEqualTo(77);
    assertThat(passed).isLessThan(Duration.ofMinutes(66));
  }

  @Test
  void knowsTheTimeBeforeAnyLookOfAnyNumber() {
    assertThat(Waits.passedBefore(1)).isEqualTo(Waits.FIRST_LOOK);
    assertThat(Waits.passedBefore(Integer.MAX_VALUE))
        .isBetween(Duration.ofDays(1), Duration.ofDays(2));
  }

  @ParameterizedTest(name = "wait {0}: {1} s, spread {2}")
  @CsvSource({
    "0, 2, false",
    "1, 4, false",
    "2, 8, true",
    "3, 16, true",
    "4, 32, true",
    "7, 256, true",
    "8, 300, true",
    "9, 300, true",
    "63, 300, true",
    "1000, 300, true"
  })
  void waitsLongerEachTimeForAnUpdateOfSomebodyElse(int before, long seconds, boolean spread) {
    List<Long> waits =
        IntStream.range(0, 200)
            .mapToObj(run -> Waits.whileBusy("run-" + run, before).toSeconds())
            .toList();
    if (spread) {
      assertThat(waits)
          .allSatisfy(wait ->
              assertThat(wait).isBetween(Math.round(0.75 * seconds), Math.round(1.25 * seconds)));
      assertThat(waits).anyMatch(wait -> wait < seconds).anyMatch(wait -> wait > seconds);
    } else {
      assertThat(waits).containsOnly(seconds);
    }
  }

  /** So a step that is tried again waits the same, and a snapshot repeats nothing. */
  @Test
  void spreadsWaitsByTheRunAndTheNumber() {
    assertThat(Waits.whileBusy("a", 8)).isEqualTo(Waits.whileBusy("a", 8));
    assertThat(Waits.afterServiceError("a")).isEqualTo(Waits.afterServiceError("a"));
    assertThat(IntStream.range(0, 100).mapToObj(run -> Waits.whileBusy("run-" + run, 8)).distinct())
        .hasSizeGreaterThan(50);
    assertThat(IntStream.range(8, 108).mapToObj(number -> Waits.whileBusy("a", number)).distinct())
        .hasSizeGreaterThan(50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a-1", "b-2", "c-3", "d-4"})
  void waitsHalfAMinuteAfterAFaultOfTheService(String run) {
    assertThat(Waits.afterServiceError(run).toSeconds()).isBetween(23L, 38L);
  }
}
