/**
 * The look at the images of a drop, before it queues: in one call, or, of many lines, in batches
 * that a Distributed Map hands out, which are put together at the end.
 */
@NullMarked
package dev.labeldrop.run.images;

import org.jspecify.annotations.NullMarked;
