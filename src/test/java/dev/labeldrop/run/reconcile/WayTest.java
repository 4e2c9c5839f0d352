package dev.labeldrop.run.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.run.reconcile.Way.Kind;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class WayTest {

  @Test
  void isWhatTheExampleSays() {
    assertThat(Way.cheapest(40, 2_000L, 500, false)).isEqualTo(new Way(Kind.ALL, 500));
    assertThat(Way.cheapest(40, 100_000L, 500, false)).isEqualTo(new Way(Kind.SINGLE, 500));
    assertThat(Way.cheapest(40, 100_000L, 500, true)).isEqualTo(new Way(Kind.PREFIX, 20));
  }

  @Test
  void looksAtNothingThatIsTooDear() {
    assertThat(Way.cheapest(501, 50_001L, 500, false).kind()).isEqualTo(Kind.NONE);
    assertThat(Way.cheapest(501, null, 500, false).kind()).isEqualTo(Kind.NONE);
    assertThat(Way.cheapest(1, 1L, 0, true).kind()).isEqualTo(Kind.NONE);
    assertThat(Way.cheapest(0, 1L, 500, true).kind()).isEqualTo(Kind.NONE);
  }

  @Test
  void asksForTheLinesIfThatTakesAsManyCallsAsAListing() {
    assertThat(Way.cheapest(3, 300L, 500, false).kind()).isEqualTo(Kind.SINGLE);
    assertThat(Way.cheapest(4, 300L, 500, false).kind()).isEqualTo(Kind.ALL);
  }

  @Test
  void saysWhyNothingIsLookedAt() {
    assertThat(Way.tooDear(3, 201L, 2))
        .isEqualTo(
            "The entries of 3 lines were not looked at: the dataset's 201 entries take 3 calls, and"
                + " the stack parameter MaxListingCalls allows 2 calls.");
    assertThat(Way.tooDear(3, null, 1))
        .isEqualTo(
            "The entries of 3 lines were not looked at: how many entries the dataset has is not"
                + " known, and the stack parameter MaxListingCalls allows 1 call.");
  }

  @Test
  void spendsAllThatIsAllowedOnAPrefixIfNothingElseIsAffordable() {
    assertThat(Way.cheapest(501, 90_000L, 500, true)).isEqualTo(new Way(Kind.PREFIX, 500));
  }

  @Test
  void alwaysLeavesEnoughForTheOtherWay() {
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 5_000; round++) {
      int lines = random.nextInt(1, 1_000);
      long entries = random.nextLong(0, 100_000);
      int calls = random.nextInt(0, 600);
      long best = Math.min(lines, Math.max(1, Way.pages(entries)));
      Way way = Way.cheapest(lines, entries, calls, random.nextBoolean());
      switch (way.kind()) {
        case PREFIX -> assertThat(best > calls || way.mostCalls() + best <= calls).isTrue();
        case SINGLE -> assertThat((long) lines).isEqualTo(best).isLessThanOrEqualTo(calls);
        case ALL -> assertThat(Math.max(1, Way.pages(entries))).isEqualTo(best);
        case NONE -> assertThat(best).isGreaterThan(calls);
      }
    }
  }
}
