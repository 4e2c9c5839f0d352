/** What every room shares: the kinds of failure, JSON for records, and waiting. */
@NullMarked
package dev.labeldrop;

import org.jspecify.annotations.NullMarked;
