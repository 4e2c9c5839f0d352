/** What {@code ./labeldrop check --images} needs: lines read again, images in a folder. */
@NullMarked
package dev.labeldrop.local.images;

import org.jspecify.annotations.NullMarked;
