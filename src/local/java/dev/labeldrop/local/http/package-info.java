/** HTTP on the loopback address, as far as the local services need it. */
@NullMarked
package dev.labeldrop.local.http;

import org.jspecify.annotations.NullMarked;
