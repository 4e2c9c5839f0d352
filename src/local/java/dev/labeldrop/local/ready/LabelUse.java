package dev.labeldrop.local.ready;

/**
 * How often a dataset uses a label.
 *
 * @param name the label
 * @param images entries that have it
 * @param boxes boxes that have it
 */
public record LabelUse(String name, long images, long boxes) {}
