package dev.labeldrop.image;

/**
 * What stands for the bytes of an image.
 *
 * @param line the line that names it
 * @param sourceRef its source-ref
 * @param etag its ETag; empty if it is not known
 * @param size its bytes
 */
public record ImageContent(long line, String sourceRef, String etag, long size) {}
