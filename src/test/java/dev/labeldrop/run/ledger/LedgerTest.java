package dev.labeldrop.run.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.manifest.Fingerprint;
import dev.labeldrop.manifest.ValidLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LedgerTest {

  private static final Instant THEN = Instant.parse("2026-03-01T12:00:00Z");

  @ParameterizedTest
  @ValueSource(ints = {64, 40, 8, 3, 0})
  void findsWhatATreeFindsHoweverTheFingerprintsAreSpread(int bits) {
    var random = new SplittableRandom(bits);
    var tree = new TreeMap<Fingerprint, Integer>(LedgerTest::unsigned);
    List<ValidLine> entries = new ArrayList<>();
    for (int entry = 0; entry < 3_000; entry++) {
      Fingerprint ref = clustered(random, bits);
      if (tree.put(ref, 0) == null) {
        entries.add(new ValidLine(entry + 1, 0, 1, ref, ref, 0));
      }
    }
    Ledger ledger =
        Ledger.unknown("arn").afterListing(new Listed(Indices.of(entries), null, Set.of()));
    List<Fingerprint> places = List.copyOf(tree.keySet());
    assertThat(IntStream.range(0, ledger.size()).mapToObj(ledger::sourceRef)).isEqualTo(places);
    for (int place = 0; place < places.size(); place++) {
      assertThat(ledger.find(places.get(place))).isEqualTo(place);
    }
    for (int round = 0; round < 3_000; round++) {
      Fingerprint ref = clustered(random, bits);
      assertThat(ledger.find(ref)).isEqualTo(tree.containsKey(ref) ? places.indexOf(ref) : -1);
    }
  }

  @Test
  void findsNothingInNothing() {
    assertThat(Ledger.unknown("arn").find(0, 0)).isEqualTo(-1);
  }

  @Test
  void isBelievedOnlyWhereAllThreeAreKnownAndAgree() {
    Ledger ledger = seen(THEN, 10L, 1L);
    assertThat(ledger.believes(description(THEN, 10L, 1L))).isTrue();
    assertThat(ledger.believes(description(THEN.plusMillis(1), 10L, 1L))).isFalse();
    assertThat(ledger.believes(description(THEN, 11L, 1L))).isFalse();
    assertThat(ledger.believes(description(THEN, 10L, 0L))).isFalse();
    assertThat(ledger.with(ledger.header().complete(false)).believes(description(THEN, 10L, 1L)))
        .isFalse();
    assertThat(Ledger.unknown("arn").believes(description(null, null, null))).isFalse();
  }

  @Test
  void isNotBelievedAfterARunThatDidNotBelieveIt() {
    DatasetDescription now = description(THEN.plusSeconds(5), 12L, 1L);
    Ledger ledger = seen(THEN, 10L, 1L);
    assertThat(ledger.with(ledger.header().seen(now, true)).believes(now)).isTrue();
    Ledger doubted = ledger.with(ledger.header().seen(now, false));
    assertThat(doubted.believes(now)).isFalse();
    assertThat(
            doubted.afterListing(new Listed(Indices.of(List.of()), null, Set.of())).believes(now))
        .isTrue();
  }

  @Test
  void isNotBelievedWhereSomethingIsNotKnown() {
    for (int missing = 0; missing < 3; missing++) {
      Instant time = missing == 0 ? null : THEN;
      Long total = missing == 1 ? null : 10L;
      Long errors = missing == 2 ? null : 1L;
      assertThat(seen(time, total, errors).believes(description(time, total, errors))).isFalse();
      assertThat(seen(THEN, 10L, 1L).believes(description(time, total, errors))).isFalse();
      assertThat(seen(time, total, errors).believes(description(THEN, 10L, 1L))).isFalse();
    }
  }

  private static Ledger seen(@Nullable Instant time, @Nullable Long total, @Nullable Long errors) {
    Ledger ledger = Ledger.unknown("arn");
    return ledger.with(ledger.header().complete(true).seen(description(time, total, errors), true));
  }

  private static DatasetDescription description(
      @Nullable Instant time, @Nullable Long total, @Nullable Long errors) {
    return new DatasetDescription("UPDATE_COMPLETE", null, null, time, total, 5L, errors);
  }

  /** Even where 64 bits of each half are random; with fewer, many are the same or close. */
  private static Fingerprint clustered(SplittableRandom random, int bits) {
    long high = bits == 0 ? 0 : random.nextLong() << (64 - bits);
    long shifted = random.nextBoolean() ? high : high >>> random.nextInt(64);
    return new Fingerprint(shifted, random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(9));
  }

  private static int unsigned(Fingerprint one, Fingerprint other) {
    int order = Long.compareUnsigned(one.high(), other.high());
    return order != 0 ? order : Long.compareUnsigned(one.low(), other.low());
  }
}
