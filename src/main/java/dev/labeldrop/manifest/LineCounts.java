package dev.labeldrop.manifest;

/**
 * How many lines a manifest has. Blank lines are not counted.
 *
 * @param total all lines
 * @param valid lines without an error: those that can be sent
 * @param rejected lines with at least one error
 */
public record LineCounts(long total, long valid, long rejected) {}
