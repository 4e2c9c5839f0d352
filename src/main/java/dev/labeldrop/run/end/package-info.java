/** Ends a run: the report, the notice, and the turn handed on. */
@NullMarked
package dev.labeldrop.run.end;

import org.jspecify.annotations.NullMarked;
