package dev.labeldrop.local.s3;

import org.jspecify.annotations.Nullable;

/**
 * An object has landed.
 *
 * @param bucket its bucket
 * @param key its key, as it is
 * @param versionId its version; null in a bucket without versioning
 * @param etag its ETag, without quotes
 * @param size its size in bytes
 * @param sequencer hexadecimal digits that grow from event to event
 * @param eventName such as {@code ObjectCreated:Put}
 */
public record ObjectCreated(
    String bucket,
    String key,
    @Nullable String versionId,
    String etag,
    long size,
    String sequencer,
    String eventName) {}
