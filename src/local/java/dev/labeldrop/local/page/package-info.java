/**
 * The pages of manifests that were not sent: what is wrong with them, and what they would change.
 */
@NullMarked
package dev.labeldrop.local.page;

import org.jspecify.annotations.NullMarked;
