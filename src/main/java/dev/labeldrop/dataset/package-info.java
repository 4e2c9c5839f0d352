/** A dataset and its updates: where it is, what state it is in, what it says of its entries. */
@NullMarked
package dev.labeldrop.dataset;

import org.jspecify.annotations.NullMarked;
