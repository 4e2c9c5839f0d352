package dev.labeldrop.run.reconcile;

import dev.labeldrop.Count;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.dataset.Entry;
import dev.labeldrop.dataset.EntryFilter;
import dev.labeldrop.dataset.EntryPage;
import dev.labeldrop.dataset.EntryPages;
import dev.labeldrop.manifest.EntryFingerprint;
import dev.labeldrop.run.ledger.Ledger;
import dev.labeldrop.run.reconcile.Looks.Faulty;
import dev.labeldrop.run.reconcile.Looks.Stage;
import java.util.Arrays;
import java.util.Optional;

/**
 * Looks at a dataset's entries, some pages in one call of the function: first at those with errors,
 * if it has any, then at those of the given lines, in the cheapest way.
 */
final class Looker {

  /** More than 10,000 entries with errors say that a dataset is bad as a whole. */
  static final int MOST_ERROR_PAGES = 100;

  /** With growing waits between them, more than an hour. */
  static final int MOST_STALLS = 20;

  static final int MOST_RESTARTS = 3;

  private final EntryPages pages;
  private final int mostCalls;
  private final LinesToLook lines;
  private final SeenEntries seen;
  private final LooksBuilder looks;

  /**
   * Goes on with looks.
   *
   * @param pages lists them
   * @param mostCalls how many pages may be listed, those with errors not counted
   * @param lines the lines whose entries are to be seen
   * @param seen the entries that were seen so far
   */
  Looker(EntryPages pages, int mostCalls, LinesToLook lines, SeenEntries seen, Looks looks) {
    this.pages = pages;
    this.mostCalls = mostCalls;
    this.lines = lines;
    this.seen = seen;
    this.looks = looks.with();
  }

  /** Looks at some pages; the service may have no time for more. */
  LooksBuilder look() {
    boolean stalled = false;
    while (pages.more() && looks.stage != Stage.DONE && !stalled) {
      try {
        if (looks.stage == Stage.CHOICE) {
          choose();
        } else {
          next();
        }
      } catch (RetryableException e) {
        stalled = true;
        stall(e);
      } catch (PermanentException e) { // the dropped object, which has the lines, may be gone
        looks.giveUp("The entries could not be looked at: " + e.text());
      }
    }
    return looks;
  }

  private void stall(RetryableException e) {
    looks.stalls++;
    if (looks.stalls > MOST_STALLS) {
      looks.giveUp("The service had no time to list the entries: " + e.getMessage());
    }
  }

  private void next() {
    switch (pages.next(filter(), looks.pageToken)) {
      case EntryPages.Answer.Listed(EntryPage page) -> {
        looks.pages++;
        looks.pageToken = page.nextToken();
        take(page);
        looks.stalls = 0;
      }
      case EntryPages.Answer.Expired() -> beginAnew();
      case EntryPages.Answer.Denied(String why) -> looks.giveUp(why);
    }
  }

  private EntryFilter filter() {
    return switch (looks.stage) {
      case ERRORS -> new EntryFilter.WithErrors();
      case PREFIX -> new EntryFilter.Containing(looks.prefix);
      case SINGLE -> new EntryFilter.Containing(lines.sourceRef(looks.places, looks.next));
      case ALL, CHOICE, DONE -> new EntryFilter.All();
    };
  }

  private void take(EntryPage page) {
    switch (looks.stage) {
      case ERRORS -> errors(page);
      case PREFIX -> prefix(page);
      case SINGLE -> single(page);
      case ALL -> all(page);
      case CHOICE, DONE -> {}
    }
  }

  private void beginAnew() {
    if (looks.restarts == MOST_RESTARTS) {
      looks.giveUp("The listing of entries had to be begun anew " + MOST_RESTARTS + " times.");
      return;
    }
    looks.restarts++;
    if (looks.stage == Stage.ERRORS) {
      looks.faulty.clear();
    }
    looks.go(looks.stage, looks.most);
  }

  private void errors(EntryPage page) {
    looks.errorCalls++;
    long unreadable = page.unreadable();
    for (Entry entry : page.entries()) {
      Optional<EntryFingerprint> found = seen.read(entry);
      found.map(is -> Faulty.of(is.ref(), entry)).ifPresent(looks.faulty::add);
      found.ifPresent(seen::add);
      unreadable += found.isPresent() ? 0 : 1;
    }
    if (unreadable > 0) {
      looks.because("Some of the entries with errors could not be read.");
      looks.go(Stage.CHOICE, 0);
    } else if (page.nextToken() == null) {
      looks.errorsSeen = true;
      looks.go(Stage.CHOICE, 0);
    } else if (looks.pages >= MOST_ERROR_PAGES) {
      looks.because("More than 10,000 entries have errors; not all of them were listed.");
      looks.go(Stage.CHOICE, 0);
    }
  }

  private void choose() {
    int[] left = looks.prefixSeen ? new int[0] : unseen();
    boolean prefix = !looks.prefixTried && lines.mayShare(left.length, mostCalls);
    if (prefix && looks.prefix.isEmpty()) {
      looks.prefix = lines.prefix();
      prefix = !looks.prefix.isEmpty();
    }
    Way way =
        Way.cheapest(left.length, looks.facts.totalEntries(), mostCalls - looks.calls, prefix);
    looks.prefixTried = true;
    switch (way.kind()) {
      case PREFIX -> looks.go(Stage.PREFIX, way.mostCalls());
      case SINGLE -> {
        looks.places = Arrays.stream(left).boxed().toList();
        looks.go(Stage.SINGLE, way.mostCalls());
      }
      case ALL -> looks.go(Stage.ALL, way.mostCalls());
      case NONE -> {
        if (left.length > 0) {
          looks.because(Way.tooDear(left.length, looks.facts.totalEntries(), mostCalls));
        }
        looks.go(Stage.DONE, 0);
      }
    }
  }

  private int[] unseen() {
    Ledger entries = seen.asLedger();
    return Arrays.stream(lines.places())
        .filter(line -> entries.find(lines.index().sourceRef(line)) < 0)
        .toArray();
  }

  private void prefix(EntryPage page) {
    looks.calls++;
    looks.unreadable += seen.add(page);
    if (page.nextToken() == null) {
      looks.prefixSeen = true;
      looks.go(Stage.DONE, 0);
    } else if (looks.pages >= looks.most) {
      looks.go(Stage.CHOICE, 0);
    }
  }

  private void single(EntryPage page) {
    String sourceRef = lines.sourceRef(looks.places, looks.next);
    looks.calls++;
    looks.unreadable += seen.add(page);
    boolean found = page.entries().stream().anyMatch(each -> each.sourceRef().equals(sourceRef));
    if (found || page.nextToken() == null) {
      looks.next++;
      looks.pageToken = null;
    }
    if (looks.next == looks.places.size()) {
      looks.go(Stage.DONE, 0);
    } else if (looks.calls >= mostCalls) {
      looks.giveUp(
          "Not every line was looked at: some took more than one call, and the stack parameter"
              + " MaxListingCalls allows "
              + mostCalls
              + ".");
    }
  }

  private void all(EntryPage page) {
    looks.calls++;
    looks.unreadable += seen.add(page);
    if (page.nextToken() == null) {
      looks.allSeen = true;
      looks.go(Stage.DONE, 0);
    } else if (looks.pages >= looks.most) {
      looks.giveUp(
          "The listing of entries had not ended after "
              + Count.of(looks.pages, "call")
              + ", although the dataset's count let that be expected.");
    }
  }
}
