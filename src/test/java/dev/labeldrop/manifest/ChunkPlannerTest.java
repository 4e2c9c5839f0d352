package dev.labeldrop.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChunkPlannerTest {

  @Test
  void packsAsInTheWorkedExample() {
    assertThat(plan(64, 20, 30, 12, 40))
        .containsExactly(
            new Chunk(1, 0, 52, 52, 2, 1, 2, List.of()),
            new Chunk(2, 52, 54, 54, 2, 3, 4, List.of()));
  }

  @ParameterizedTest
  @CsvSource({"10, 1", "11, 2", "12, 2"})
  void keepsStrictlyUnderTheLimit(int third, int chunks) {
    assertThat(plan(64, 20, 30, third)).hasSize(chunks);
    assertThat(plan(64, 62)).hasSize(1);
  }

  @Test
  void plansNothingForNothing() {
    var planner = new ChunkPlanner(64);
    planner.skip(1);
    assertThat(planner.chunks()).isEmpty();
  }

  @Test
  void skipsOnlyWhatLiesBetweenTheLinesOfAChunk() {
    var planner = new ChunkPlanner(64);
    planner.skip(1);
    planner.add(2, 100, 131, 30);
    planner.skip(3);
    planner.skip(5);
    planner.add(6, 300, 331, 30);
    planner.skip(7);
    planner.add(8, 400, 431, 30);
    planner.skip(9);
    planner.add(10, 500, 512, 10);
    planner.skip(11);
    assertThat(planner.chunks())
        .containsExactly(
            new Chunk(1, 100, 231, 62, 2, 2, 6, List.of(3L, 5L)),
            new Chunk(2, 400, 112, 42, 2, 8, 10, List.of(9L)));
  }

  @Test
  void countsARefusedLineInTheChunkOfTheLineSentBeforeIt() {
    var planner = new ChunkPlanner(64);
    planner.skip(2);
    planner.skip(3);
    planner.add(5, 100, 131, 30);
    planner.skip(6);
    planner.add(7, 300, 331, 30);
    planner.skip(8);
    planner.skip(10);
    planner.add(12, 400, 431, 30);
    planner.add(13, 500, 531, 30);
    planner.add(14, 600, 631, 30);
    planner.skip(16);
    assertThat(planner.chunks()).extracting(Chunk::lines).containsExactly(2, 2, 1);
    assertThat(planner.rejectedByChunk())
        .containsExactly(
            new ChunkRejects(1, 2, 10, 7, 5),
            new ChunkRejects(2, 12, 13, 2, 0),
            new ChunkRejects(3, 14, 16, 2, 1));
  }

  @ParameterizedTest
  @CsvSource({"5, 1, false", "9, 2, true", "1000, 200, false", "1000, 201, true", "1, 0, false"})
  void toleratesAFifthOfRejectedLines(long lines, long rejected, boolean above) {
    assertThat(new ChunkRejects(1, 1, lines, lines, rejected).aboveTolerance()).isEqualTo(above);
  }

  @Test
  void countsPlacesInTheFileAndBytesSentApart() {
    var planner = new ChunkPlanner(64);
    planner.add(1, 3, 15, 10);
    planner.add(5, 40, 50, 10);
    assertThat(planner.chunks()).containsExactly(new Chunk(1, 3, 47, 22, 2, 1, 5, List.of()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void needsNoMoreChunksThanTheBestCut(long seed) {
    var random = new SplittableRandom(seed);
    for (int round = 0; round < 300; round++) {
      int[] lengths = random.ints(random.nextInt(1, 30), 1, 63).toArray();
      assertThat(plan(64, lengths))
          .as("seed %d: %s", seed, Arrays.toString(lengths))
          .hasSize(best(64, lengths));
    }
  }

  /** Fewest chunks for the first n lines, for each n, over every place of the last cut. */
  private static int best(int limit, int... lengths) {
    int[] fewest = new int[lengths.length + 1];
    for (int lines = 1; lines <= lengths.length; lines++) {
      fewest[lines] = Integer.MAX_VALUE;
      int bytes = 0;
      for (int cut = lines - 1; cut >= 0; cut--) {
        bytes += lengths[cut] + 1;
        if (bytes < limit) {
          fewest[lines] = Math.min(fewest[lines], fewest[cut] + 1);
        }
      }
    }
    return fewest[lengths.length];
  }

  private static List<Chunk> plan(int limit, int... lengths) {
    var planner = new ChunkPlanner(limit);
    long offset = 0;
    for (int line = 0; line < lengths.length; line++) {
      long next = offset + lengths[line] + 1;
      planner.add(line + 1L, offset, next, lengths[line]);
      offset = next;
    }
    return planner.chunks();
  }
}
