package dev.labeldrop.change;

import dev.labeldrop.manifest.LabelledBox;

/**
 * A box whose label has changed, but not its place.
 *
 * @param from the label that it had
 * @param to the box as it is now
 */
public record RenamedBox(String from, LabelledBox to) {}
