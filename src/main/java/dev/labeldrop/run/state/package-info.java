/**
 * What a run is at: the plan, what was prepared, the log of updates, the execution's state, and the
 * files that keep them. The steps know this room and not each other.
 */
@NullMarked
package dev.labeldrop.run.state;

import org.jspecify.annotations.NullMarked;
