/**
 * The project's main line of defence: the whole system, handlers and state machine as they are
 * deployed, in one process and in virtual time, through faults that a seed decides. {@code
 * Simulation} runs one seed; {@code Simulate} is the command that runs many, replays one and makes
 * it small.
 */
@NullMarked
package dev.labeldrop.simulation;

import org.jspecify.annotations.NullMarked;
