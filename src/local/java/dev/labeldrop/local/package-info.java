/** The local stack: AWS as far as Labeldrop needs it, in one process. Never deployed. */
@NullMarked
package dev.labeldrop.local;

import org.jspecify.annotations.NullMarked;
