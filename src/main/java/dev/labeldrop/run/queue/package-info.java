/** Finds the dataset of a run and waits for the dataset's turn. */
@NullMarked
package dev.labeldrop.run.queue;

import org.jspecify.annotations.NullMarked;
