package dev.labeldrop.run.ledger;

import dev.labeldrop.drop.Drop;
import org.jspecify.annotations.Nullable;

/**
 * An object that lines stand in, pinned to its version, or else to its ETag.
 *
 * @param bucket its bucket
 * @param key its key, decoded
 * @param versionId its version; null in a bucket without versioning
 * @param etag its ETag, without quotes; empty where it is not known
 */
public record ObjectVersion(String bucket, String key, @Nullable String versionId, String etag) {

  /** The object that was dropped. */
  public static ObjectVersion of(Drop drop) {
    return new ObjectVersion(drop.bucket(), drop.key(), drop.versionId(), drop.etag());
  }

  /** The same as the object store asks for it; size and sequencer are not known. */
  Drop toDrop() {
    return new Drop(bucket, key, versionId, etag, 0, "");
  }
}
