package dev.labeldrop.run.ledger;

import dev.labeldrop.manifest.Fingerprint;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Entries that were listed.
 *
 * @param entries their index; offsets are those in the object
 * @param object what their lines were written to; null where they were not kept
 * @param withErrors the source-refs of those on which the service keeps errors
 */
public record Listed(
    LineIndex entries, @Nullable ObjectVersion object, Set<Fingerprint> withErrors) {

  /** Keeps its own copy of the set. */
  public Listed {
    withErrors = Set.copyOf(withErrors);
  }

  /** How an entry is known, by its place in the index. */
  EntryState state(int place) {
    return !withErrors.isEmpty() && withErrors.contains(entries.sourceRef(place))
        ? EntryState.WITH_ERRORS
        : EntryState.PROVED;
  }
}
