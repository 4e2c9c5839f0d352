package dev.labeldrop.run.turn;

import static dev.labeldrop.run.turn.TurnsBench.BUCKET;
import static dev.labeldrop.run.turn.TurnsBench.FOLDER;
import static dev.labeldrop.run.turn.TurnsBench.PAUSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.RetryableException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that somebody else writes before each of our writes. */
final class CrowdedTurnsTest {

  /** Calls that write the turn of {@code a}, while {@code b} waits. */
  private static final Map<String, Consumer<TurnsBench>> CALLS =
      Map.of(
          "renew", bench -> bench.turns.renew("a", "arn:a", 1),
          "queue", bench -> bench.queue("a", 2, 0),
          "handOn", bench -> bench.turns.handOn("arn:a"),
          "folded", bench -> bench.turns.folded("a", "arn:a", 1),
          "leave", bench -> bench.leave("a"),
          "pause", bench -> bench.turns.pause(PAUSE));

  private final TurnsBench bench = new TurnsBench();

  static Stream<String> calls() {
    return CALLS.keySet().stream().sorted();
  }

  private ThrowingCallable call(String name) {
    bench.queue("a", 1, 0);
    bench.queue("b", 1, 0);
    return () -> CALLS.getOrDefault(name, _ -> {}).accept(bench);
  }

  @ParameterizedTest
  @MethodSource("calls")
  void writesTheTurnAtTheTwentiethTry(String name) throws Throwable {
    ThrowingCallable call = call(name);
    String before = bench.store.text(BUCKET, FOLDER + "turn.json").orElseThrow();
    writeMeanwhile("turn.json", 19);
    call.call();
    assertThat(bench.store.text(BUCKET, FOLDER + "turn.json").orElseThrow().strip())
        .isNotEqualTo(before);
    boolean stays = name.equals("renew") || name.equals("folded") || name.equals("pause");
    assertThat(bench.holds("a", 1)).isEqualTo(stays);
  }

  @ParameterizedTest
  @MethodSource("calls")
  void givesUpAfterTwentyTriesToWriteTheTurn(String name) {
    ThrowingCallable call = call(name);
    writeMeanwhile("turn.json", 20);
    assertThatThrownBy(call)
        .isInstanceOf(RetryableException.class)
        .hasMessageContaining("changed hands 20 times while it was written");
  }

  @ParameterizedTest
  @MethodSource("tries")
  void triesTwentyTimesToWriteATicket(int times) {
    bench.queue("a", 1, 0);
    bench.queue("b", 1, 0);
    writeMeanwhile("queue/b.json", times);
    if (times < 20) {
      bench.queue("b", 1, 1);
      bench.leave("a");
      assertThat(bench.executions.woken).containsOnlyKeys("token-a-1-0", "token-b-1-1");
    } else {
      assertThatThrownBy(() -> bench.queue("b", 1, 1))
          .isInstanceOf(RetryableException.class)
          .hasMessageContaining("changed 20 times while it was written");
    }
  }

  static Stream<Integer> tries() {
    return Stream.of(19, 20);
  }

  /** Before each of the next writes of a file, it is written by somebody else. */
  private void writeMeanwhile(String file, int times) {
    String key = FOLDER + file;
    if (times > 0) {
      bench.store.onNext(
          "putIfUnchanged s3://" + BUCKET + "/" + key,
          () -> {
            String text = bench.store.text(BUCKET, key).orElseThrow();
            bench.store.put(BUCKET, key, (text + " ").getBytes(StandardCharsets.UTF_8), "x");
            writeMeanwhile(file, times - 1);
          });
    }
  }
}
