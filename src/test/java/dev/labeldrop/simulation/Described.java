package dev.labeldrop.simulation;

import org.jspecify.annotations.Nullable;

/**
 * What is told of a dataset.
 *
 * @param at from when on, in milliseconds of the epoch
 * @param lastUpdated in milliseconds of the epoch
 */
record Described(
    long at,
    String status,
    @Nullable String message,
    @Nullable String code,
    long lastUpdated,
    int total,
    int labelled,
    int labels,
    int errors) {}
