package dev.labeldrop.local.asl;

import org.jspecify.annotations.Nullable;

/**
 * How a state is left.
 *
 * @param output what goes on; null for the default of the state: its input, or a task's result
 * @param next the next state; null at the end of the execution
 */
public record Exit(@Nullable Template output, @Nullable String next) {}
