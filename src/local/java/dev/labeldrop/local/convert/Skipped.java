package dev.labeldrop.local.convert;

/**
 * What could not be converted.
 *
 * @param where which file, line or image
 * @param reason why not, as a sentence
 */
public record Skipped(String where, String reason) {}
