package dev.labeldrop.run.ledger;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps what a ledger's file says of its sources within bounds.
 *
 * <p>Each source has records, so there are at most as many as entries. The drop's place takes about
 * 100 bytes of the file and is never given up: the order of the drops follows from it. The object
 * that lines stand in takes up to 2,000, and only {@code undo.jsonl} needs it: of the oldest drops
 * it is given up. An undo says then that it does not know what these lines were.
 */
final class LineSources {

  /** The most objects that a file names: with ordinary keys 2 MB, with the longest 20 MB. */
  static final int MOST_OBJECTS = 10_000;

  /** What was listed is of no drop: its few objects may have the lines of many. */
  private static final Comparator<LineSource> NEWEST_FIRST =
      Comparator.comparing(
          LineSource::drop, Comparator.nullsFirst(Comparator.<DropOrder>reverseOrder()));

  private LineSources() {}

  /**
   * The sources in the same order; those of the oldest drops without their objects.
   *
   * @param most how many objects may be named
   */
  static List<LineSource> bounded(List<LineSource> sources, int most) {
    Set<ObjectVersion> named =
        sources.stream()
            .filter(source -> source.object() != null)
            .sorted(NEWEST_FIRST)
            .map(LineSource::object)
            .distinct()
            .limit(most)
            .collect(Collectors.toCollection(HashSet::new));
    return sources.stream()
        .map(source ->
            source.object() == null || named.contains(source.object())
                ? source
                : new LineSource(source.drop(), null))
        .toList();
  }
}
