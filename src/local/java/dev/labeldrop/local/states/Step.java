package dev.labeldrop.local.states;

import org.jspecify.annotations.Nullable;

/**
 * What comes after a state.
 *
 * @param next the next state; null at the end of the execution
 * @param output the state's output
 */
record Step(@Nullable String next, @Nullable Object output) {}
