package dev.labeldrop.local.asl;

/**
 * Where the results of a {@code Map} go (developer guide, "ResultWriter").
 *
 * @param arguments {@code Bucket} and {@code Prefix}
 */
public record ResultWriter(Template arguments) {}
