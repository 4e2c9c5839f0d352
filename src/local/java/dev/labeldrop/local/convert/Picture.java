package dev.labeldrop.local.convert;

import org.jspecify.annotations.Nullable;

/**
 * One image of the input, with its labels.
 *
 * @param name its file, as the input calls it: a path under the folder of the images, or an S3 URI
 * @param size its size as the input says; null where it does not
 * @param labelling what it is labelled with
 */
public record Picture(String name, @Nullable Size size, Labelling labelling) {}
