package dev.labeldrop.local.s3;

/**
 * A request that was answered.
 *
 * @param operation what was asked for
 * @param bucket the bucket
 * @param key the object's key, decoded; empty where the request was about the bucket
 * @param status the HTTP status
 * @param bytes size of the content that an object was written with or that was read of one, in
 *     bytes; 0 where the call failed or has no content
 */
public record Call(Operation operation, String bucket, String key, int status, long bytes) {

  /** All but the size, as in {@code GetObject acme-drops/incoming/a.jsonl 206}. */
  @Override
  public String toString() {
    return operation.wireName() + " " + bucket + "/" + key + " " + status;
  }
}
