/** A function in a process of its own, under AWS's runtime interface client. */
@NullMarked
package dev.labeldrop.local.runtime;

import org.jspecify.annotations.NullMarked;
