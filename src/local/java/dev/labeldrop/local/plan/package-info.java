/** What a manifest would change in a dataset, before it is dropped. */
@NullMarked
package dev.labeldrop.local.plan;

import org.jspecify.annotations.NullMarked;
