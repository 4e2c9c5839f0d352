package dev.labeldrop.local.asl;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a state is left.
 *
 * @param output what goes on; null for the default of the state: its input, or a task's result
 * @param assign the variables to set, by name; all see the values from before
 * @param next the next state; null at the end of the execution
 */
public record Exit(
    @Nullable Template output, Map<String, Template> assign, @Nullable String next) {}
