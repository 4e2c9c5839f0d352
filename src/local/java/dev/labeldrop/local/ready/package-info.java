/** Whether a project can be trained: what {@code ./labeldrop ready} asks, and what follows. */
@NullMarked
package dev.labeldrop.local.ready;

import org.jspecify.annotations.NullMarked;
