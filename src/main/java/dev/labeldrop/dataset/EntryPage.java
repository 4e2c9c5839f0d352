package dev.labeldrop.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a dataset's entries.
 *
 * @param entries the entries of the page that could be read, with their errors
 * @param unreadable how many more entries the page had: no JSON objects, or without a {@code
 *     source-ref}
 * @param nextToken where the next page starts; null on the last page
 */
public record EntryPage(List<Entry> entries, int unreadable, @Nullable String nextToken) {

  /** Keeps its own copy of the list. */
  public EntryPage {
    entries = List.copyOf(entries);
  }

  /** A page of which every entry could be read. */
  public EntryPage(List<Entry> entries, @Nullable String nextToken) {
    this(entries, 0, nextToken);
  }
}
