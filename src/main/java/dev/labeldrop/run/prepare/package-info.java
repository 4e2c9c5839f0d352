/** Decides, under the turn, which lines are sent, from what the dataset holds. */
@NullMarked
package dev.labeldrop.run.prepare;

import org.jspecify.annotations.NullMarked;
