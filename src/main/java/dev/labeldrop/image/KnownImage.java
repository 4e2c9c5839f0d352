package dev.labeldrop.image;

/**
 * What an image was when its bytes were read.
 *
 * @param etag stands for the bytes
 * @param size how many bytes it had
 * @param image what its header said
 */
public record KnownImage(String etag, long size, Seen.Image image) {}
