package dev.labeldrop.local.states;

import dev.labeldrop.Waiter;
import dev.labeldrop.local.functions.LambdaFunctions;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * What a state machine needs from outside.
 *
 * @param functions what tasks call
 * @param clock what time it is
 * @param waiter lets time pass; the clock must go on as it does
 * @param random where the bits of names, of jitter and of {@code $random()} come from; nobody else
 *     may use it
 */
public record Environment(
    LambdaFunctions functions, Clock clock, Waiter waiter, RandomGenerator random) {}
