package dev.labeldrop.drop;

import dev.labeldrop.Code;
import dev.labeldrop.LabeldropException;
import dev.labeldrop.PermanentException;
import dev.labeldrop.drop.StoredObjects.Version;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Objects in memory, for the tests of all rooms: with versions and ETags as S3 has them, a log of
 * calls, and failures on demand. {@code ObjectStoreContract} holds it and {@link S3ObjectStore} to
 * the same rules. Not for several threads.
 */
public final class MemoryObjectStore implements ObjectStore {

  /** A failure that waits for its call. */
  private final Map<String, Runnable> hooks = new HashMap<>();

  private record Fault(String call, boolean afterwards, LabeldropException failure) {}

  /** What happens beside a call. */
  private record Beside(String call, Runnable work) {}

  /** When every object was written. */
  public static final Instant WRITTEN = Instant.parse("2026-11-22T11:59:30Z");

  private final boolean versioned;
  private final StoredObjects objects = new StoredObjects();
  private final List<String> calls = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private final List<Beside> beside = new ArrayList<>();
  private int drops;

  /** A store whose buckets keep every version. */
  public MemoryObjectStore() {
    this(true);
  }

  private MemoryObjectStore(boolean versioned) {
    this.versioned = versioned;
  }

  /** A store whose buckets keep the last version only, so that drops are pinned by ETag. */
  public static MemoryObjectStore unversioned() {
    return new MemoryObjectStore(false);
  }

  /** Puts an object there, as a user would, and gives what its event says. Not logged. */
  public Drop drop(String bucket, String key, byte[] content) {
    Version stored = store(uri(bucket, key), content, "binary/octet-stream");
    return new Drop(
        bucket,
        key,
        versioned ? stored.id : null,
        stored.etag,
        content.length,
        "%016X".formatted(++drops));
  }

  /** Puts an object there, as a user would, and gives what its event says. Not logged. */
  public Drop drop(String bucket, String key, String content) {
    return drop(bucket, key, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Takes an object away with all its versions, as a user would. Not logged. */
  public void remove(String bucket, String key) {
    objects.remove(uri(bucket, key));
  }

  @Override
  public List<String> list(String bucket, String prefix, int most) {
    Optional<LabeldropException> lost = begin("list " + uri(bucket, prefix));
    List<String> keys =
        objects.names().stream()
            .filter(name -> name.startsWith(uri(bucket, prefix)))
            .map(name -> name.substring(uri(bucket, "").length()))
            .sorted(
                Comparator.comparing(
                    name -> name.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned))
            .limit(most)
            .toList();
    end(lost);
    return keys;
  }

  @Override
  public void delete(String bucket, String key) {
    Optional<LabeldropException> lost = begin("delete " + uri(bucket, key));
    objects.remove(uri(bucket, key));
    end(lost);
  }

  @Override
  public Optional<Instant> lastModified(Drop drop) {
    Optional<LabeldropException> lost = begin("lastModified " + drop.uri());
    Optional<Instant> written = objects.find(drop.uri(), drop.versionId()).map(found -> WRITTEN);
    end(lost);
    return written;
  }

  @Override
  public Optional<String> etag(String bucket, String key) {
    Optional<LabeldropException> lost = begin("etag " + uri(bucket, key));
    Optional<String> etag = objects.last(uri(bucket, key)).map(found -> found.etag);
    end(lost);
    return etag;
  }

  /** An object's text, without a call; empty where there is none. */
  public Optional<String> text(String bucket, String key) {
    return objects
        .last(uri(bucket, key))
        .map(stored -> new String(stored.content, StandardCharsets.UTF_8));
  }

  /** An object's content type, without a call; empty where there is none. */
  public Optional<String> contentType(String bucket, String key) {
    return objects.last(uri(bucket, key)).map(stored -> stored.contentType);
  }

  /** Where objects are, {@code s3://bucket/key}, in order. */
  public List<String> uris() {
    return objects.names();
  }

  /**
   * The calls so far, in order: {@code open s3://b/k 0+10}, {@code get s3://b/k}, {@code put
   * s3://b/k}, {@code putIfAbsent s3://b/k}, {@code upload s3://b/k}. A call that fails is in it.
   * An upload counts when its stream is closed, if something was written to it.
   */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /**
   * Lets one call fail before it does anything.
   *
   * @param call how the call starts in the log, such as {@code put s3://b/runs/}
   * @param failure what it throws
   */
  public void failNext(String call, LabeldropException failure) {
    faults.add(new Fault(call, false, failure));
  }

  /**
   * Lets one call do its work and fail then, as when the answer is lost. An {@code open} that does
   * so gives a stream that fails where the range ends.
   *
   * @param call how the call starts in the log
   * @param failure what it throws
   */
  public void failAfterNext(String call, LabeldropException failure) {
    faults.add(new Fault(call, true, failure));
  }

  /**
   * Lets something else happen right after a call has done its work, before it answers.
   *
   * @param call how the call starts in the log
   */
  public void afterNext(String call, Runnable work) {
    beside.add(new Beside(call, work));
  }

  /** Forgets what still waits for its call. */
  public void clearFaults() {
    faults.clear();
    beside.clear();
  }

  @Override
  public InputStream open(Drop drop, long offset, long length) {
    if (length == 0) {
      return new ByteArrayInputStream(new byte[0]);
    }
    Optional<LabeldropException> atTheEnd =
        begin("open " + drop.uri() + " " + offset + "+" + length);
    byte[] content = pinned(drop).content;
    int from = (int) Math.min(offset, content.length);
    int count = (int) Math.min(length, content.length - from);
    InputStream range = new ByteArrayInputStream(content, from, count);
    return atTheEnd
        .<InputStream>map(failure -> new SequenceInputStream(range, failing(failure)))
        .orElse(range);
  }

  private Version pinned(Drop drop) {
    Version found =
        objects
            .find(drop.uri(), drop.versionId())
            .orElseThrow(() ->
                new PermanentException(Code.ERROR_OBJECT_NOT_FOUND, drop.uri() + " is not there"));
    if (drop.versionId() == null && !drop.etag().isEmpty() && !drop.etag().equals(found.etag)) {
      throw new PermanentException(Code.ERROR_OBJECT_CHANGED, drop.uri() + " is another now");
    }
    return found;
  }

  @Override
  public Optional<byte[]> get(String bucket, String key) {
    Optional<LabeldropException> lost = begin("get " + uri(bucket, key));
    Optional<byte[]> found = objects.last(uri(bucket, key)).map(stored -> stored.content.clone());
    end(lost);
    return found;
  }

  @Override
  public void put(String bucket, String key, byte[] content, String contentType) {
    Optional<LabeldropException> lost = begin("put " + uri(bucket, key));
    store(uri(bucket, key), content, contentType);
    end(lost);
  }

  @Override
  public Optional<String> putIfAbsent(
      String bucket, String key, byte[] content, String contentType) {
    Optional<LabeldropException> lost = begin("putIfAbsent " + uri(bucket, key));
    boolean absent = objects.last(uri(bucket, key)).isEmpty();
    Optional<String> etag = putIf(absent, uri(bucket, key), content, contentType);
    end(lost);
    return etag;
  }

  @Override
  public Optional<Stored> look(String bucket, String key) {
    Optional<LabeldropException> lost = begin("look " + uri(bucket, key));
    Optional<Stored> found =
        objects
            .last(uri(bucket, key))
            .map(stored -> new Stored(stored.content.clone(), stored.etag));
    end(lost);
    return found;
  }

  @Override
  public Optional<String> putIfUnchanged(
      String bucket, String key, byte[] content, String contentType, String etag) {
    Optional<LabeldropException> lost = begin("putIfUnchanged " + uri(bucket, key));
    boolean unchanged =
        objects.last(uri(bucket, key)).filter(stored -> stored.etag.equals(etag)).isPresent();
    Optional<String> now = putIf(unchanged, uri(bucket, key), content, contentType);
    end(lost);
    return now;
  }

  private Optional<String> putIf(boolean holds, String uri, byte[] content, String contentType) {
    return holds ? Optional.of(store(uri, content, contentType).etag) : Optional.empty();
  }

  @Override
  public Upload upload(String bucket, String key, String contentType) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    return new Upload() {
      private boolean over;

      @Override
      public void write(int value) {
        content.write(value);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {
        content.write(bytes, offset, length);
      }

      @Override
      public void giveUp() {
        over = true;
      }

      @Override
      public void close() {
        if (over || content.size() == 0) {
          return;
        }
        over = true;
        Optional<LabeldropException> lost = begin("upload " + uri(bucket, key));
        store(uri(bucket, key), content.toByteArray(), contentType);
        end(lost);
      }
    };
  }

  /** Before the next call that begins so, something is done. */
  public void onNext(String call, Runnable work) {
    hooks.put(call, work);
  }

  /** Logs a call, or fails; gives what it is to fail with when its work is done. */
  private Optional<LabeldropException> begin(String call) {
    calls.add(call);
    hooks.keySet().stream()
        .filter(call::startsWith)
        .toList()
        .forEach(each -> Objects.requireNonNull(hooks.remove(each)).run());
    for (Iterator<Fault> each = faults.iterator(); each.hasNext(); ) {
      Fault fault = each.next();
      if (call.startsWith(fault.call())) {
        each.remove();
        if (fault.afterwards()) {
          return Optional.of(fault.failure());
        }
        throw fault.failure();
      }
    }
    return Optional.empty();
  }

  private void end(Optional<LabeldropException> lost) {
    String call = calls.getLast();
    beside.stream()
        .filter(each -> call.startsWith(each.call()))
        .findFirst()
        .ifPresent(first -> {
          beside.remove(first);
          first.work().run();
        });
    if (lost.isPresent()) {
      throw lost.get();
    }
  }

  private Version store(String uri, byte[] content, String contentType) {
    if (!versioned) {
      objects.remove(uri);
    }
    return objects.add(uri, content, contentType);
  }

  private static String uri(String bucket, String key) {
    return "s3://" + bucket + "/" + key;
  }

  private static InputStream failing(LabeldropException failure) {
    return new InputStream() {
      @Override
      public int read() {
        throw failure;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) {
        throw failure;
      }
    };
  }
}
