package dev.labeldrop.local.s3;

import org.jspecify.annotations.Nullable;

/**
 * What the store says of an object that it created.
 *
 * @param name the event's name
 * @param size the object's size in bytes
 * @param etag its ETag, with or without quotes
 * @param versionId its version; null in a bucket without versioning
 */
record Created(String name, long size, String etag, @Nullable String versionId) {}
