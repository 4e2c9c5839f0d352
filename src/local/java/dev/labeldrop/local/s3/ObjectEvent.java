package dev.labeldrop.local.s3;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An object was created: what S3 tells of it (S3 User Guide, "Event message structure").
 *
 * @param name how: {@code ObjectCreated:Put}, {@code ObjectCreated:CompleteMultipartUpload} or
 *     {@code ObjectCreated:Copy}
 * @param time when
 * @param bucket the bucket
 * @param key the key, not encoded
 * @param size the object's size in bytes
 * @param etag its ETag, without quotes
 * @param versionId its version; null in a bucket without versioning
 * @param sequencer 16 hexadecimal digits that grow with each object of a key
 */
public record ObjectEvent(
    String name,
    Instant time,
    String bucket,
    String key,
    long size,
    String etag,
    @Nullable String versionId,
    String sequencer) {}
