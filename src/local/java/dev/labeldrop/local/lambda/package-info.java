/** Lambda as far as the command line asks it: to call a function with an event. */
@NullMarked
package dev.labeldrop.local.lambda;

import org.jspecify.annotations.NullMarked;
