package dev.labeldrop.image;

/**
 * An image whose bytes were read.
 *
 * @param sourceRef its source-ref
 * @param known what it is
 */
public record ReadImage(String sourceRef, KnownImage known) {}
