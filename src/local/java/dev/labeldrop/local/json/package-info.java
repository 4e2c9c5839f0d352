/** JSON as a tree, read strictly and written exactly. Independent of the manifest's own reader. */
@NullMarked
package dev.labeldrop.local.json;

import org.jspecify.annotations.NullMarked;
