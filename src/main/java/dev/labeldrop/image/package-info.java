/**
 * What only the images can say. {@link dev.labeldrop.image.ImageReader} looks at the first bytes of
 * one and says what it is; {@link dev.labeldrop.image.ImageSurvey} looks at those of many lines,
 * and gives what is wrong as problems of the lines. Nothing here decodes a pixel, and nothing knows
 * where the bytes come from.
 */
@NullMarked
package dev.labeldrop.image;

import org.jspecify.annotations.NullMarked;
