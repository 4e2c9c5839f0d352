package dev.labeldrop.local.stack;

import org.jspecify.annotations.Nullable;

/**
 * An object that was dropped.
 *
 * @param key its key
 * @param versionId its version; null in a bucket without versions
 * @param etag its ETag, without quotes
 */
public record DroppedFile(String key, @Nullable String versionId, String etag) {}
