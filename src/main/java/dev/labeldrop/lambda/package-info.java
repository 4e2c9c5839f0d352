/** One thin handler a function, and the wiring of the SDK's clients. Nothing else. */
@NullMarked
package dev.labeldrop.lambda;

import org.jspecify.annotations.NullMarked;
