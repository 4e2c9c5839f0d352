/** What every room shares: the two kinds of failure, and how a service's failure is read. */
@NullMarked
package dev.labeldrop;

import org.jspecify.annotations.NullMarked;
