package dev.labeldrop.drop;

import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The folder of one run, {@code runs/<run>/} in the bucket of its drop: all that the run keeps and
 * leaves. Nothing is written anywhere else.
 */
public final class RunFolder {

  /** A name, or several with slashes between. None starts with a dot, so none leads outside. */
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

  private final ObjectStore store;
  private final String bucket;
  private final String prefix;

  /** The folder of a run, which need not be there yet. */
  public RunFolder(ObjectStore store, String bucket, RunId run) {
    this.store = store;
    this.bucket = bucket;
    this.prefix = "runs/" + run + "/";
  }

  /** Where a file of the folder is, or would be: {@code s3://bucket/runs/<run>/<name>}. */
  public String uri(String name) {
    return "s3://" + bucket + "/" + key(name);
  }

  /** A whole file, or empty where there is none. */
  public Optional<byte[]> get(String name) {
    return store.get(bucket, key(name));
  }

  /**
   * Opens the first bytes of a file; as {@link ObjectStore#open}. What is written over the file
   * while it is read is not read.
   */
  public InputStream open(String name, long length) {
    return store.open(new Drop(bucket, key(name), null, "", length, ""), 0, length);
  }

  /** Writes a file, over an earlier one if there is one. */
  public void put(String name, byte[] content, String contentType) {
    store.put(bucket, key(name), content, contentType);
  }

  /** Writes a file unless there is one; as {@link ObjectStore#putIfAbsent}. */
  public boolean putIfAbsent(String name, byte[] content, String contentType) {
    return store.putIfAbsent(bucket, key(name), content, contentType);
  }

  /** Writes a file of any size; as {@link ObjectStore#upload}. */
  public Upload upload(String name, String contentType) {
    return store.upload(bucket, key(name), contentType);
  }

  /**
   * The key of a file.
   *
   * @throws IllegalArgumentException for a name that could lead outside the folder
   */
  private String key(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'" + name + "' is no name of a file in " + prefix + ": it must match " + NAME);
    }
    return prefix + name;
  }
}
