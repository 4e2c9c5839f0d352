package dev.labeldrop.local.states;

import dev.labeldrop.local.Threads;
import dev.labeldrop.local.functions.LambdaFunctions;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * What a state machine needs from outside.
 *
 * @param functions what tasks call
 * @param services what else they ask
 * @param clock what time it is
 * @param threads who runs executions, and how they wait; the clock must go on as they do
 * @param random where the bits of names, of jitter and of {@code $random()} come from; nothing else
 *     may use it
 */
public record Environment(
    LambdaFunctions functions,
    Services services,
    Clock clock,
    Threads threads,
    RandomGenerator random) {

  /** What a state machine needs that asks nothing but functions. */
  public Environment(
      LambdaFunctions functions, Clock clock, Threads threads, RandomGenerator random) {
    this(functions, Services.NONE, clock, threads, random);
  }

  /** The same with other random bits. */
  Environment with(RandomGenerator others) {
    return new Environment(functions, services, clock, threads, others);
  }
}
