package dev.labeldrop.local.asl;

import org.jspecify.annotations.Nullable;

/**
 * Where a {@code Map} reads its items (developer guide, "ItemReader").
 *
 * @param source what kind of place it is
 * @param arguments which: {@code Bucket} and {@code Prefix}, or {@code Bucket}, {@code Key} and
 *     maybe {@code VersionId}
 * @param maxItems how many items are read at most; null for all
 */
public record ItemReader(Source source, Template arguments, @Nullable Template maxItems) {

  /** Kinds of places. */
  public enum Source {
    /** The objects of a bucket, as a listing has them. */
    OBJECTS,
    /** The elements of the JSON array that an object has. */
    JSON,
    /** The lines of an object, each a JSON value. */
    JSON_LINES
  }
}
