package dev.labeldrop.run.prepare;

import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.dataset.EntryPage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far the listing of a dataset has come: {@code listing.json} in the turn's folder.
 *
 * @param starts how often it was begun
 * @param updatedAt the dataset's {@code LastUpdatedTimestamp} when it was; null if it had none
 * @param parts how many folders of entries there are
 * @param pages how many pages were listed since the beginning
 * @param entries how many entries they had
 * @param unreadable how many more could not be read
 * @param pageToken where the next page starts; null at the beginning, and at the end
 * @param ended whether there is none
 */
record HeldCursor(
    int starts,
    @Nullable String updatedAt,
    int parts,
    int pages,
    long entries,
    long unreadable,
    @Nullable String pageToken,
    boolean ended) {

  /** A listing that begins, of the dataset as it is now. */
  static HeldCursor begin(int starts, DatasetDescription now) {
    return new HeldCursor(starts, updatedAt(now), 0, 0, 0, 0, null, false);
  }

  private static @Nullable String updatedAt(DatasetDescription now) {
    return now.lastUpdated() == null ? null : now.lastUpdated().toString();
  }

  /** Whether the dataset is still the one that the listing began with. */
  boolean isOf(DatasetDescription now) {
    return Objects.equals(updatedAt, updatedAt(now));
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
        parts,
        pages + 1,
        entries + read,
        unreadable + notRead,
        nextToken,
        nextToken == null);
  }

  /** With one more folder of entries. */
  HeldCursor plusPart() {
    return new HeldCursor(
        starts, updatedAt, parts + 1, pages, entries, unreadable, pageToken, ended);
  }
}
