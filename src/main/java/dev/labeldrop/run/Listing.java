package dev.labeldrop.run;

import dev.labeldrop.dataset.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was listed of a dataset's entries so far: {@code listing.json} in the run's folder, so that
 * a listing can go on in another call.
 *
 * @param withErrors entries that the service keeps errors on
 * @param errorsSeen whether these are all of them, each of them read
 * @param entriesAfter entries of the dataset after the last update; null where not known
 * @param allSeen whether every entry was listed, and read
 * @param calls how many pages were asked for
 * @param why why not every entry was listed, as a sentence; null where every one was, or where the
 *     listing goes on
 */
record Listing(
    List<Entry> withErrors,
    boolean errorsSeen,
    @Nullable Long entriesAfter,
    boolean allSeen,
    int calls,
    @Nullable String why) {

  /** Nothing was listed yet. */
  static final Listing EMPTY = new Listing(List.of(), true, null, true, 0, null);

  Listing {
    withErrors = List.copyOf(withErrors);
  }
}
