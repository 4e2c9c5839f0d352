/**
 * One thin handler a function, the wiring of the SDK's clients, what the functions log and measure,
 * and their rehearsal before a snapshot. Nothing else.
 */
@NullMarked
package dev.labeldrop.lambda;

import org.jspecify.annotations.NullMarked;
