package dev.labeldrop.drop;

import org.jspecify.annotations.Nullable;

/**
 * One dropped object, pinned to the version that the event spoke of.
 *
 * @param bucket the bucket that it landed in
 * @param key its key, decoded
 * @param versionId its version; null in a bucket without versioning
 * @param etag its ETag, without quotes; empty where the event had none
 * @param size its size in bytes, as the event said; 0 where the event did not
 * @param sequencer hexadecimal digits that order the events of one key; empty where the event had
 *     none
 */
public record Drop(
    String bucket,
    String key,
    @Nullable String versionId,
    String etag,
    long size,
    String sequencer) {

  /** Where the object is: {@code s3://bucket/key}. */
  public String uri() {
    return "s3://" + bucket + "/" + key;
  }
}
