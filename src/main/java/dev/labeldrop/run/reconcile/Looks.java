package dev.labeldrop.run.reconcile;

import static java.util.stream.Collectors.toSet;

import dev.labeldrop.dataset.Entry;
import dev.labeldrop.dataset.EntryError;
import dev.labeldrop.manifest.Fingerprint;
import dev.labeldrop.run.files.Prepared.Facts;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far the dataset was looked at: {@code looks.json} in the turn's folder. The entries that were
 * seen stand in folders that it names, one for each call of the function, so that two calls at the
 * same time never mix theirs.
 *
 * @param facts what the dataset says of itself after the last update
 * @param stage what is looked at now
 * @param pageToken where the next page starts; null on the first page
 * @param pages how many pages of the stage were listed
 * @param most how many it may have
 * @param calls how many pages were listed in all, those with errors not counted
 * @param errorCalls how many pages of entries with errors were listed
 * @param faulty entries with errors
 * @param errorsSeen whether these are all, each of them read
 * @param prefix what the source-refs of the lines have in common
 * @param prefixTried whether it was used, or would not help
 * @param places the places of the lines that are asked for one by one; empty if none are
 * @param next which of them is next, from 0
 * @param prefixSeen whether every entry with the prefix was listed
 * @param allSeen whether every entry was listed
 * @param unreadable how many entries could not be read
 * @param parts the folders with the entries that were seen
 * @param restarts how often a listing was begun again because its token had expired
 * @param stalls how often in a row the service had no time
 * @param why why not everything was looked at, as a sentence; null if it was
 */
record Looks(
    Facts facts,
    Stage stage,
    @Nullable String pageToken,
    int pages,
    int most,
    int calls,
    int errorCalls,
    List<Faulty> faulty,
    boolean errorsSeen,
    String prefix,
    boolean prefixTried,
    List<Integer> places,
    int next,
    boolean prefixSeen,
    boolean allSeen,
    long unreadable,
    List<String> parts,
    int restarts,
    int stalls,
    @Nullable String why) {

  /** What is looked at. */
  enum Stage {
    /** Entries with errors. */
    ERRORS,
    /** What way is next has to be decided. */
    CHOICE,
    /** Entries whose source-refs have a prefix. */
    PREFIX,
    /** The entries of single lines. */
    SINGLE,
    /** All entries. */
    ALL,
    /** Nothing any more. */
    DONE
  }

  /**
   * An entry with errors.
   *
   * @param high first half of the fingerprint of its source-ref
   * @param low second half
   * @param sourceRef which image it is about
   * @param errors what the service keeps on it, cut to a bounded length
   */
  record Faulty(long high, long low, String sourceRef, List<EntryError> errors) {

    private static final int MOST_ERRORS = 20;
    private static final int MOST_CHARACTERS = 1_000;

    Faulty {
      errors = List.copyOf(errors);
    }

    /** From an entry, with its texts cut: what a service says may be of any length. */
    static Faulty of(Fingerprint ref, Entry entry) {
      List<EntryError> errors =
          entry.errors().stream()
              .limit(MOST_ERRORS)
              .map(error -> new EntryError(cut(error.code()), cut(error.message())))
              .toList();
      return new Faulty(ref.high(), ref.low(), cut(entry.sourceRef()), errors);
    }

    private static String cut(String text) {
      return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
    }
  }

  Looks {
    faulty = List.copyOf(faulty);
    places = List.copyOf(places);
    parts = List.copyOf(parts);
  }

  /** Nothing was looked at yet. */
  static Looks start(Facts facts) {
    boolean clean = facts.errorEntries() != null && facts.errorEntries() == 0;
    return new LooksBuilder(facts, clean ? Stage.CHOICE : Stage.ERRORS, clean).build();
  }

  /** The source-refs of the entries with errors that were seen. */
  Set<Fingerprint> withErrors() {
    return faulty.stream().map(each -> new Fingerprint(each.high(), each.low())).collect(toSet());
  }

  /** To be changed. */
  LooksBuilder with() {
    return new LooksBuilder(this);
  }
}
