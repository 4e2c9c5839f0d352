/**
 * The turn of a dataset: who may update it, and who waits for that. One run at a time has it, from
 * the first look at what the dataset holds to the last; the others wait without asking anything.
 */
@NullMarked
package dev.labeldrop.run.turn;

import org.jspecify.annotations.NullMarked;
