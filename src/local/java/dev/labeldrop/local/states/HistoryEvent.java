package dev.labeldrop.local.states;

import java.time.Instant;

/**
 * One entry of an execution's history.
 *
 * @param id its number, from 1
 * @param previousId the number of the event that led to it; 0 for the execution's start and for the
 *     first state's entry
 * @param timestamp when it happened
 * @param event what happened
 */
public record HistoryEvent(long id, long previousId, Instant timestamp, Event event) {}
