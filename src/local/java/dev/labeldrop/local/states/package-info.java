/**
 * Step Functions on this machine: state machines, their executions, and the service's API over
 * HTTP.
 *
 * <p>Event types and details, error names and messages are those of the service's API model and of
 * recorded executions.
 */
@NullMarked
package dev.labeldrop.local.states;

import org.jspecify.annotations.NullMarked;
