package dev.labeldrop.dataset;

/**
 * An error that the service keeps on an entry.
 *
 * @param code the service's code, such as {@code ERROR_INVALID_BOUNDING_BOX}; empty where it gave
 *     none
 * @param message the service's words; empty where it gave none
 */
public record EntryError(String code, String message) {}
