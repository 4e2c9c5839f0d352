/** What a turn of a run has come to: its log replayed, and what became of its lines. */
@NullMarked
package dev.labeldrop.run.progress;

import org.jspecify.annotations.NullMarked;
