/** Finds out what became of the lines that were sent, and notes it in the ledger. */
@NullMarked
package dev.labeldrop.run.reconcile;

import org.jspecify.annotations.NullMarked;
