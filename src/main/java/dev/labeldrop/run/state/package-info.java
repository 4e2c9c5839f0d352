/** What an execution knows of its run, and how long it waits. */
@NullMarked
package dev.labeldrop.run.state;

import org.jspecify.annotations.NullMarked;
