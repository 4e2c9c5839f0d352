package dev.labeldrop.drop;

import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A folder in the bucket of a drop: that of a run, {@code runs/<run>/}, or that of a dataset,
 * {@code datasets/<name>/}. Nothing is written anywhere else.
 */
public final class Folder {

  /** A name, or several with slashes between. None is "." or "..", so none leads outside. */
  private static final Pattern NAME =
      Pattern.compile("(?!\\.{1,2}(/|$))[A-Za-z0-9._-]+(/(?!\\.{1,2}(/|$))[A-Za-z0-9._-]+)*");

  private final ObjectStore store;
  private final String bucket;
  private final String prefix;

  private Folder(ObjectStore store, String bucket, String prefix) {
    this.store = store;
    this.bucket = bucket;
    this.prefix = prefix;
  }

  /** The folder of a run, which need not be there yet. */
  public static Folder ofRun(ObjectStore store, String bucket, RunId run) {
    return new Folder(store, bucket, "runs/" + run + "/");
  }

  /** The folder of the datasets' own documents, which need not be there yet. */
  public static Folder ofDatasets(ObjectStore store, String bucket) {
    return new Folder(store, bucket, "datasets/");
  }

  /** A folder within this one. */
  public Folder in(String name) {
    return new Folder(store, bucket, key(name) + "/");
  }

  /** Where a file of the folder is, or would be: {@code s3://bucket/runs/<run>/<name>}. */
  public String uri(String name) {
    return "s3://" + bucket + "/" + key(name);
  }

  /** A whole file, or empty where there is none. */
  public Optional<byte[]> get(String name) {
    return store.get(bucket, key(name));
  }

  /** A whole file with its ETag, or empty where there is none. */
  public Optional<ObjectStore.Stored> look(String name) {
    return store.look(bucket, key(name));
  }

  /** Whether a file is there. It is not read. */
  public boolean has(String name) {
    return store.lastModified(object(name)).isPresent();
  }

  /**
   * Opens a range of a file; as {@link ObjectStore#open}. What is written over the file while it is
   * read is not read.
   *
   * @param offset first byte, from 0
   * @param length how many bytes; the stream ends early if the file does
   */
  public InputStream open(String name, long offset, long length) {
    return store.open(object(name), offset, length);
  }

  /** A file as an object that is not pinned to a version. */
  public Drop object(String name) {
    return new Drop(bucket, key(name), null, "", 0, "");
  }

  /**
   * Names of files of the folder.
   *
   * @param names the names, in the order of their keys' bytes
   * @param more whether there may be others behind them
   */
  public record Names(List<String> names, boolean more) {

    /** Keeps its own copy of the list. */
    public Names {
      names = List.copyOf(names);
    }
  }

  /**
   * The names of the first files of the folder, folders within it included. What has another name
   * than a file can have here was put there by somebody else, as a console puts a mark for an empty
   * folder: it is left out.
   *
   * @param most how many objects are listed at most, from 1 to 1,000
   */
  public Names list(int most) {
    List<String> keys = store.list(bucket, prefix, most);
    return new Names(
        keys.stream()
            .map(key -> key.substring(prefix.length()))
            .filter(name -> NAME.matcher(name).matches())
            .toList(),
        keys.size() == most);
  }

  /** Deletes a file; nothing happens if there is none. */
  public void delete(String name) {
    store.delete(bucket, key(name));
  }

  /** Writes a file, over an earlier one if there is one. */
  public void put(String name, byte[] content, String contentType) {
    store.put(bucket, key(name), content, contentType);
  }

  /**
   * Writes a file unless there is one.
   *
   * @return whether it was written; as {@link ObjectStore#putIfAbsent}
   */
  public boolean putIfAbsent(String name, byte[] content, String contentType) {
    return store.putIfAbsent(bucket, key(name), content, contentType).isPresent();
  }

  /**
   * Writes a file, if it still is as it was looked at. A write whose answer was lost finds its own
   * work there.
   *
   * @param etag the ETag that the file had; empty if there was none
   * @return the ETag of the file with this content; empty if another content is there
   */
  public Optional<String> replace(String name, byte[] content, String contentType, String etag) {
    Optional<String> written =
        etag.isEmpty()
            ? store.putIfAbsent(bucket, key(name), content, contentType)
            : store.putIfUnchanged(bucket, key(name), content, contentType, etag);
    return written.or(() ->
        look(name)
            .filter(there -> Arrays.equals(there.content(), content))
            .map(ObjectStore.Stored::etag));
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
