package dev.labeldrop.report;

import dev.labeldrop.manifest.Validation;

/**
 * A manifest that was validated and not sent.
 *
 * @param name what to call it, such as its path
 * @param validation what was found
 */
public record CheckedFile(String name, Validation validation) {}
