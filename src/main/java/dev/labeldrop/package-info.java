/** What every room shares: the two kinds of failure. */
@NullMarked
package dev.labeldrop;

import org.jspecify.annotations.NullMarked;
