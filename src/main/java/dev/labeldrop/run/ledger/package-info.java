/**
 * What a run knows and leaves behind, below its steps: which line of a drop is which, and what the
 * dataset holds as far as Labeldrop knows.
 */
@NullMarked
package dev.labeldrop.run.ledger;

import org.jspecify.annotations.NullMarked;
