package dev.labeldrop.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class UuidsTest {

  @Test
  void areOfVersionFour() {
    for (long seed = 0; seed < 100; seed++) {
      UUID uuid = Uuids.version4(new SplittableRandom(seed));
      assertThat(uuid.version()).as("seed %d", seed).isEqualTo(4);
      assertThat(uuid.variant()).as("seed %d", seed).isEqualTo(2);
    }
  }

  @Test
  void areTheSameForTheSameSeed() {
    assertThat(Uuids.version4(new SplittableRandom(1)))
        .isEqualTo(Uuids.version4(new SplittableRandom(1)))
        .isNotEqualTo(Uuids.version4(new SplittableRandom(2)));
  }
}
