/** Sends the lines, one update at a time, and looks at the dataset until each has ended. */
@NullMarked
package dev.labeldrop.run.send;

import org.jspecify.annotations.NullMarked;
