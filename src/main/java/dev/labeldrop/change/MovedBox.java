package dev.labeldrop.change;

import dev.labeldrop.manifest.LabelledBox;

/**
 * A box whose place or size has changed, but not its label.
 *
 * @param from the box as it was
 * @param to the box as it is now
 */
public record MovedBox(LabelledBox from, LabelledBox to) {}
