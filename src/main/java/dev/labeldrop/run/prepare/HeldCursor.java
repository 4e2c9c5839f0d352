package dev.labeldrop.run.prepare;

import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.dataset.EntryPage;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far the listing of a dataset has come: {@code listing.json} in the turn's folder. The entries
 * stand in folders that it names, one for each call of the function, so that two calls at the same
 * time never mix theirs.
 *
 * @param starts how often it was begun
 * @param updatedAt the dataset's {@code LastUpdatedTimestamp} when it was; null if it had none
 * @param totalEntries its entries then; null if it did not say. Its time may move late
 * @param errorEntries its entries with errors then; null if it did not say
 * @param parts the folders with the entries, in the order of the listing
 * @param pages how many pages were listed since the beginning
 * @param entries how many entries they had
 * @param unreadable how many more could not be read
 * @param pageToken where the next page starts; null at the beginning, and at the end
 * @param ended whether there is none
 */
record HeldCursor(
    int starts,
    @Nullable String updatedAt,
    @Nullable Long totalEntries,
    @Nullable Long errorEntries,
    List<String> parts,
    int pages,
    long entries,
    long unreadable,
    @Nullable String pageToken,
    boolean ended) {

  HeldCursor {
    parts = List.copyOf(parts);
  }

  /** A listing that begins, of the dataset as it is now. */
  static HeldCursor begin(int starts, DatasetDescription now) {
    return new HeldCursor(
        starts,
        updatedAt(now),
        now.totalEntries(),
        now.errorEntries(),
        List.of(),
        0,
        0,
        0,
        null,
        false);
  }

  private static @Nullable String updatedAt(DatasetDescription now) {
    return now.lastUpdated() == null ? null : now.lastUpdated().toString();
  }

  /** Whether the dataset is still the one that the listing began with. */
  boolean isOf(DatasetDescription now) {
    return Objects.equals(updatedAt, updatedAt(now))
        && Objects.equals(totalEntries, now.totalEntries())
        && Objects.equals(errorEntries, now.errorEntries());
  }

  /**
   * After one more page.
   *
   * @param notRead how many of its entries could not be read
   */
  HeldCursor plus(EntryPage page, long notRead) {
    String nextToken = page.nextToken();
    long read = page.entries().size() + page.unreadable() - notRead;
    return new HeldCursor(
        starts,
        updatedAt,
        totalEntries,
        errorEntries,
        parts,
        pages + 1,
        entries + read,
        unreadable + notRead,
        nextToken,
        nextToken == null);
  }

  /** With one more folder of entries. */
  HeldCursor plusPart(String folder) {
    List<String> all = Stream.concat(parts.stream(), Stream.of(folder)).toList();
    return new HeldCursor(
        starts,
        updatedAt,
        totalEntries,
        errorEntries,
        all,
        pages,
        entries,
        unreadable,
        pageToken,
        ended);
  }
}
