package dev.labeldrop.run.prepare;

import dev.labeldrop.Count;
import dev.labeldrop.RetryableException;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.dataset.EntryFilter;
import dev.labeldrop.dataset.EntryPage;
import dev.labeldrop.dataset.EntryPages;
import dev.labeldrop.manifest.Fingerprint;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.RunFiles;
import dev.labeldrop.run.ledger.Ledger;
import dev.labeldrop.run.ledger.LineIndex;
import dev.labeldrop.run.ledger.Listed;
import dev.labeldrop.run.turn.Surroundings;
import java.io.ByteArrayOutputStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Lists what a dataset holds before the first update, some pages in one call of the function. Each
 * call leaves its entries in a folder of its own, so that the ledger can say later how a line was,
 * and where the next call goes on.
 */
final class HeldEntries {

  /** A listing that cannot go on, or whose dataset changes, is begun this often. */
  private static final int MOST_STARTS = 3;

  private final Surroundings around;
  private final DatasetArn dataset;
  private final RunFiles turn;

  HeldEntries(Surroundings around, DatasetArn dataset, RunFiles turn) {
    this.around = around;
    this.dataset = dataset;
    this.turn = turn;
  }

  /** What came of a call. */
  sealed interface Answer {

    /** There is more to list. */
    record More(long entries, boolean throttled) implements Answer {}

    /** Every entry was listed. */
    record All(Ledger ledger) implements Answer {}

    /** What the dataset holds cannot be known, for a reason. */
    record Unknown(String why) implements Answer {}
  }

  /** Why the dataset is not listed; empty if it may be. */
  private static Optional<String> refusal(DatasetDescription now, int mostCalls) {
    Long entries = now.totalEntries();
    if (mostCalls == 0) {
      return Optional.of("The stack parameter MaxListingCalls allows no listing of entries.");
    }
    if (entries == null || entries <= (long) mostCalls * EntryPages.PAGE_SIZE) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%,d entries take %,d calls to list, and the stack parameter MaxListingCalls allows"
                + " %,d.",
            entries,
            (entries + EntryPages.PAGE_SIZE - 1) / EntryPages.PAGE_SIZE,
            mostCalls));
  }

  /**
   * Lists some pages.
   *
   * @param ledger what is known already: which drop wrote what
   * @param now the dataset, which is settled
   * @param mostCalls how many pages may be listed
   */
  Answer list(Ledger ledger, DatasetDescription now, int mostCalls) {
    Optional<String> refusal = refusal(now, mostCalls);
    if (refusal.isPresent()) {
      return new Answer.Unknown(refusal.get());
    }
    HeldCursor cursor =
        turn.read(File.LISTING, HeldCursor.class).orElseGet(() -> HeldCursor.begin(1, now));
    if (!cursor.isOf(now)) {
      cursor = HeldCursor.begin(cursor.starts() + 1, now);
    }
    if (cursor.starts() > MOST_STARTS) {
      return new Answer.Unknown(
          "The listing of its entries had to be begun anew " + MOST_STARTS + " times.");
    }
    return cursor.ended() ? all(ledger, cursor, now) : goOn(cursor, now, mostCalls);
  }

  private Answer begunAnew(HeldCursor cursor, DatasetDescription now) {
    turn.write(File.LISTING, HeldCursor.begin(cursor.starts() + 1, now));
    return new Answer.More(0, false);
  }

  private Answer goOn(HeldCursor start, DatasetDescription now, int mostCalls) {
    HeldCursor cursor = start;
    HeldPart part = new HeldPart();
    EntryPages pages = new EntryPages(around.datasets(), dataset, around.waiter());
    boolean throttled = false;
    while (pages.more() && !cursor.ended() && !throttled) {
      if (cursor.pages() >= mostCalls) {
        return new Answer.Unknown(
            "The listing of its entries had not ended after %s."
                .formatted(Count.of(mostCalls, "call")));
      }
      try {
        switch (pages.next(new EntryFilter.All(), cursor.pageToken())) {
          case EntryPages.Answer.Listed(EntryPage page) ->
              cursor = cursor.plus(page, part.add(page));
          case EntryPages.Answer.Expired() -> {
            return begunAnew(cursor, now);
          }
          case EntryPages.Answer.Denied(String why) -> {
            return new Answer.Unknown(why);
          }
        }
      } catch (RetryableException e) {
        if (cursor.pages() == start.pages()) {
          throw e; // nothing is lost: the state machine tries the step again, ever later
        }
        throttled = true;
      }
    }
    String folder = around.attempt("held");
    part.write(turn.in(folder));
    turn.write(File.LISTING, cursor.plusPart(folder));
    return new Answer.More(cursor.entries(), throttled);
  }

  private Answer all(Ledger ledger, HeldCursor cursor, DatasetDescription now) {
    if (cursor.unreadable() > 0) {
      return new Answer.Unknown(cursor.unreadable() + " of its entries could not be read.");
    }
    Ledger known = ledger;
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Set<Fingerprint> withErrors = new HashSet<>();
    for (String part : cursor.parts()) {
      Listed entries = HeldPart.read(turn.in(part));
      known = known.afterLooking(entries);
      all.writeBytes(entries.entries().bytes());
      withErrors.addAll(entries.withErrors());
    }
    LineIndex index = LineIndex.of(all.toByteArray());
    if (index.size() != cursor.entries()) {
      return begunAnew(cursor, now); // somebody has deleted a part
    }
    // Each entry stands in its own part by now; what no part has is gone.
    return new Answer.All(known.afterListing(new Listed(index, null, withErrors)));
  }
}
