package dev.labeldrop.drop;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The objects that a run reads and writes: the drop, and the files of the run's folder. S3 in
 * deployment, a map in tests.
 *
 * <p>Every method throws {@link dev.labeldrop.RetryableException} for what may pass and {@link
 * dev.labeldrop.PermanentException} for what stays.
 */
public interface ObjectStore {

  /**
   * Opens a byte range of a drop, pinned to its version, or else to its ETag. A connection that
   * breaks while the stream is read is opened again where it broke.
   *
   * @param drop which object
   * @param offset first byte, from 0
   * @param length how many bytes; the stream ends early where the object does
   * @return the bytes; the caller closes it. Its reads throw as the methods here do, and {@code
   *     IOException} never
   * @throws dev.labeldrop.PermanentException with code ERROR_OBJECT_CHANGED when the object is no
   *     longer the one that was dropped, ERROR_OBJECT_NOT_FOUND when it is gone,
   *     ERROR_ACCESS_DENIED when it may not be read
   */
  InputStream open(Drop drop, long offset, long length);

  /** A whole object, or empty where there is none; as {@link #look}. */
  Optional<byte[]> get(String bucket, String key);

  /** Writes an object, over an earlier one if there is one. */
  void put(String bucket, String key, byte[] content, String contentType);

  /**
   * Writes an object unless there is one.
   *
   * @return the ETag of what was written; empty leaves the earlier object as it was. That one may
   *     be this call's own, if the answer to its first request was lost: read it, do not take it
   *     for another's
   */
  Optional<String> putIfAbsent(String bucket, String key, byte[] content, String contentType);

  /**
   * A whole object with its ETag, or empty where there is none. One of more than 64 MiB is no
   * document of ours and would not fit into a function's memory: it counts as one without content.
   */
  Optional<Stored> look(String bucket, String key);

  /**
   * Writes an object over the one that was looked at, unless that has changed or gone since.
   *
   * @param etag the ETag that it had
   * @return the ETag of what was written; empty leaves the object as it was. That one may be this
   *     call's own, as with {@link #putIfAbsent}
   */
  Optional<String> putIfUnchanged(
      String bucket, String key, byte[] content, String contentType, String etag);

  /**
   * The keys of the first objects under a prefix, in the order of their UTF-8 bytes. What was
   * written before the call is among them (S3 is strongly consistent).
   *
   * @param most how many at most, from 1 to 1,000
   */
  List<String> list(String bucket, String prefix, int most);

  /** Deletes an object, so that it is no longer listed; nothing happens if there is none. */
  void delete(String bucket, String key);

  /**
   * When an object was written.
   *
   * @return empty if there is no such object
   */
  Optional<Instant> lastModified(Drop drop);

  /** The ETag that an object has now, without quotes; empty if there is none. */
  Optional<String> etag(String bucket, String key);

  /**
   * Starts to write an object of any size; over an earlier one, if there is one, when the stream is
   * closed.
   */
  Upload upload(String bucket, String key, String contentType);

  /** An object as it was at one moment. */
  final class Stored {

    private final byte[] content;
    private final String etag;

    /**
     * An object.
     *
     * @param content all of it; not copied
     * @param etag its ETag, as S3 gives it
     */
    public Stored(byte[] content, String etag) {
      this.content = content;
      this.etag = etag;
    }

    /** All of it; not copied. */
    public byte[] content() {
      return content;
    }

    /** Its ETag, as S3 gives it. */
    public String etag() {
      return etag;
    }
  }
}
