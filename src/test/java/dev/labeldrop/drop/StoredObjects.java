package dev.labeldrop.drop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Objects with their versions, oldest first, as a bucket keeps them. */
final class StoredObjects {

  /** One version of an object. Not a record, because those compare arrays by identity. */
  static final class Version {

    final byte[] content;
    final String contentType;
    final String id;

    /** Of the content alone, as S3's is: the same content has the same. */
    final String etag;

    private Version(byte[] content, String contentType, String id) {
      this.content = content.clone();
      this.contentType = contentType;
      this.id = id;
      this.etag = UUID.nameUUIDFromBytes(content).toString();
    }
  }

  private final Map<String, List<Version>> objects = new TreeMap<>();
  private int count;

  /** Adds a version; their ids are v1, v2 and so on, over all names. */
  Version add(String name, byte[] content, String contentType) {
    count++;
    Version version = new Version(content, contentType, "v" + count);
    objects.computeIfAbsent(name, each -> new ArrayList<>()).add(version);
    return version;
  }

  /** Forgets every version of a name. */
  void remove(String name) {
    objects.remove(name);
  }

  /** A version by its id, or the last where the id is null. */
  Optional<Version> find(String name, @Nullable String id) {
    return objects.getOrDefault(name, List.of()).reversed().stream()
        .filter(version -> id == null || id.equals(version.id))
        .findFirst();
  }

  Optional<Version> last(String name) {
    return find(name, null);
  }

  /** All names, in order. */
  List<String> names() {
    return List.copyOf(objects.keySet());
  }
}
