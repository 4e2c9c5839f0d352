package dev.labeldrop.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The objects of one bucket that keeps versions. */
final class Bucket {

  private final Clock clock;
  private final NavigableMap<String, List<Version>> byKey = new TreeMap<>();
  private long written;
  private String lastKey = "";

  Bucket(Clock clock) {
    this.clock = clock;
  }

  /** One version of an object. Not a record, because those compare arrays by identity. */
  static final class Version {

    final String id;
    final String etag;
    final byte[] content;
    final Instant lastModified;
    final boolean deleted;

    /** The invocation that wrote it; null for somebody outside. */
    final @Nullable Actor writer;

    Version(
        String id, byte[] content, Instant lastModified, boolean deleted, @Nullable Actor writer) {
      this.id = id;
      this.etag = etag(content);
      this.content = content;
      this.lastModified = lastModified;
      this.deleted = deleted;
      this.writer = writer;
    }

    String text() {
      return new String(content, StandardCharsets.UTF_8);
    }

    /** As S3's, the same for the same content. */
    private static String etag(byte[] content) {
      CRC32 crc = new CRC32();
      crc.update(content);
      return "\"%08x%08x%08x\"".formatted(crc.getValue(), Arrays.hashCode(content), content.length);
    }
  }

  /** The newest version; empty where there is none, or it was deleted. */
  Optional<Version> last(String key) {
    return Optional.ofNullable(byKey.get(key)).map(List::getLast).filter(each -> !each.deleted);
  }

  Optional<Version> version(String key, String id) {
    return byKey.getOrDefault(key, List.of()).stream()
        .filter(each -> each.id.equals(id) && !each.deleted)
        .findFirst();
  }

  /** All that was at a key, in the order of time. */
  List<Version> history(String key) {
    return List.copyOf(byKey.getOrDefault(key, List.of()));
  }

  /** The key that was written last; empty if none was. */
  String lastKey() {
    return lastKey;
  }

  Version put(String key, byte[] content, @Nullable Actor writer) {
    return put(key, content, "w%06d".formatted(++written), writer);
  }

  /** Puts a version whose id is given. */
  Version put(String key, byte[] content, String id, @Nullable Actor writer) {
    Version version = new Version(id, content.clone(), clock.instant(), false, writer);
    byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(version);
    lastKey = key;
    return version;
  }

  /** Leaves a delete marker, if there is an object. */
  void delete(String key) {
    List<Version> versions = byKey.get(key);
    if (versions != null && !versions.getLast().deleted) {
      String id = "w%06d".formatted(++written);
      versions.add(new Version(id, new byte[0], clock.instant(), true, null));
    }
  }

  /** The keys of objects that are there, in order, from after one of them. */
  List<String> keys(String prefix, String after) {
    String from = after.compareTo(prefix) > 0 ? after : prefix;
    return byKey.tailMap(from, true).keySet().stream()
        .takeWhile(key -> key.startsWith(prefix) || key.compareTo(prefix) < 0)
        .filter(key -> key.startsWith(prefix) && key.compareTo(after) > 0)
        .filter(key -> last(key).isPresent())
        .toList();
  }
}
