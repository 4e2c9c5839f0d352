/**
 * What changes in a dataset's entries: two of the same image beside each other, and many in sum.
 */
@NullMarked
package dev.labeldrop.change;

import org.jspecify.annotations.NullMarked;
