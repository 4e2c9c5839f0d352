/** The page of manifests that were only validated. */
@NullMarked
package dev.labeldrop.local.page;

import org.jspecify.annotations.NullMarked;
