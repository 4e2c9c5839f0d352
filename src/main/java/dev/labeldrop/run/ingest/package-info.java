/** Takes a drop in: reads it once, decides what of it can be sent, starts its execution. */
@NullMarked
package dev.labeldrop.run.ingest;

import org.jspecify.annotations.NullMarked;
