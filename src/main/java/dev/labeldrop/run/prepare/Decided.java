package dev.labeldrop.run.prepare;

import dev.labeldrop.run.files.Prepared.Counts;

/**
 * What was decided about the valid lines of a drop.
 *
 * @param selection the lines that are sent
 * @param subset whether the lines that are sent have an index of their own
 * @param counts how many lines have which decision
 */
record Decided(Selection selection, boolean subset, Counts counts) {}
