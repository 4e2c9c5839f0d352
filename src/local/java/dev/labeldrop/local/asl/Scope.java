package dev.labeldrop.local.asl;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What an expression can see.
 *
 * @param states the members of {@code $states}: {@code input}, {@code context} and, once there is
 *     one, {@code result} or {@code errorOutput}
 * @param now what {@code $now()} and {@code $millis()} answer
 * @param random where {@code $random()} and {@code $uuid()} get their bits
 */
public record Scope(Map<String, @Nullable Object> states, Instant now, RandomGenerator random) {

  /** The same scope after a task has succeeded: {@code $states.result} is there. */
  public Scope withResult(@Nullable Object result) {
    return with("result", result);
  }

  /** The same scope after a task has failed: {@code $states.errorOutput} is there. */
  public Scope withErrorOutput(Map<String, ?> errorOutput) {
    return with("errorOutput", errorOutput);
  }

  /**
   * The same scope for one item of a map: {@code $states.context.Map.Item} is there.
   *
   * @param index the item's number, from 0
   */
  public Scope withItem(long index, @Nullable Object value) {
    Map<String, @Nullable Object> item = new HashMap<>();
    item.put("Index", index);
    item.put("Value", value);
    Map<String, @Nullable Object> context = new HashMap<>();
    if (states.get("context") instanceof Map<?, ?> present) {
      present.forEach((name, member) -> context.put(String.valueOf(name), member));
    }
    context.put("Map", Map.of("Item", item));
    return with("context", context);
  }

  private Scope with(String member, @Nullable Object value) {
    Map<String, @Nullable Object> more = new HashMap<>(states);
    more.put(member, value);
    return new Scope(more, now, random);
  }
}
