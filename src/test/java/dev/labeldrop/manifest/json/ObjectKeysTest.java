package dev.labeldrop.manifest.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ObjectKeysTest {

  private static final int NESTING = 5;

  /** Keys k0 to k999, each as eight bytes, and the same as names of thirty bytes. */
  private static final int NAMES = 1000;

  private static final int SHORT = 8;
  private static final int LONG = 32;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void findsWhatSetsFind(long seed) {
    var random = new SplittableRandom(seed);
    var names = new StringBuilder();
    for (int name = 0; name < NAMES; name++) {
      names
          .append("k%07d".formatted(name))
          .append("label-attribute-%06d-metadata-".formatted(name));
      names.append("..");
    }
    byte[] bytes = names.append("--------").toString().getBytes(UTF_8);
    var keys = new ObjectKeys(NESTING);
    keys.reset(bytes);
    Deque<Set<String>> sets = new ArrayDeque<>();
    for (int step = 0; step < 50_000; step++) {
      int choice = random.nextInt(200);
      if (sets.isEmpty() || (choice < 2 && sets.size() < NESTING)) {
        keys.openObject();
        sets.push(new HashSet<>());
      } else if (choice == 2) {
        keys.closeObject();
        sets.pop();
      } else if (choice == 3 && random.nextInt(20) == 0) {
        keys.reset(bytes);
        sets.clear();
      } else {
        int start = random.nextInt(NAMES) * (SHORT + LONG);
        int length = random.nextBoolean() ? SHORT : SHORT + LONG - 2;
        boolean fresh = sets.element().add(new String(bytes, start, length, UTF_8));
        assertThat(keys.add(start, start + length, false)).as("seed %d", seed).isEqualTo(fresh);
      }
    }
  }

  @Test
  void comparesWhatEscapesStandFor() {
    byte[] bytes = "a\\u0061é\\u00e9\\ud800?\\ud801--------".getBytes(UTF_8);
    var keys = new ObjectKeys(1);
    keys.reset(bytes);
    keys.openObject();
    assertThat(keys.add(0, 1, false)).isTrue();
    assertThat(keys.add(1, 7, true)).isFalse();
    assertThat(keys.add(9, 15, true)).isTrue();
    assertThat(keys.add(7, 9, false)).isFalse();
    assertThat(keys.add(15, 21, true)).isTrue();
    assertThat(keys.add(21, 22, false)).isTrue();
    assertThat(keys.add(22, 28, true)).isTrue();
    assertThat(keys.add(22, 28, true)).isFalse();
  }

  @Test
  void takesTheEmptyKeyOnce() {
    var keys = new ObjectKeys(1);
    keys.reset("--------".getBytes(UTF_8));
    keys.openObject();
    assertThat(keys.add(0, 0, false)).isTrue();
    assertThat(keys.add(0, 0, false)).isFalse();
  }
}
