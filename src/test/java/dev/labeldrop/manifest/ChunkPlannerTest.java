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
        .containsExactly(new Chunk(1, 0, 2, 52, 1, 2), new Chunk(2, 2, 2, 54, 3, 4));
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
  void namesTheFirstAndTheLastLineThatAreSent() {
    var planner = new ChunkPlanner(64);
    planner.skip(1);
    planner.add(2, 30);
    planner.skip(3);
    planner.skip(5);
    planner.add(6, 30);
    planner.skip(7);
    planner.add(8, 30);
    planner.skip(9);
    planner.add(10, 10);
    planner.skip(11);
    assertThat(planner.chunks())
        .containsExactly(new Chunk(1, 0, 2, 62, 2, 6), new Chunk(2, 2, 2, 42, 8, 10));
  }

  @Test
  void countsARejectedLineInTheChunkOfTheLineSentBeforeIt() {
    var planner = new ChunkPlanner(64);
    planner.skip(2);
    planner.skip(3);
    planner.add(5, 30);
    planner.skip(6);
    planner.add(7, 30);
    planner.skip(8);
    planner.skip(10);
    planner.add(12, 30);
    planner.add(13, 30);
    planner.add(14, 30);
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
    for (int line = 0; line < lengths.length; line++) {
      planner.add(line + 1L, lengths[line]);
    }
    return planner.chunks();
  }
}
