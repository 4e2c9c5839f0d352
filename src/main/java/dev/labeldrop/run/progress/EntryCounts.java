package dev.labeldrop.run.progress;

import dev.labeldrop.run.files.Prepared;
import dev.labeldrop.run.files.Prepared.Facts;
import dev.labeldrop.run.files.SentUpdate;
import dev.labeldrop.run.files.SentUpdate.End;
import dev.labeldrop.run.files.UpdateLog;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the dataset's counts of entries before and after a turn's updates prove.
 *
 * <p>Worked example: 10 entries before, 13 after, and 3 lines were applied whose source-refs were
 * new to the dataset: none of them is missing. With 12 after, one is, and it is not known which.
 * With 10 after, nothing was added at all: all three are missing.
 *
 * @param before entries before the first update; null if not known
 * @param after entries after the last; null if not known
 * @param undisturbed whether no other update came between the two, as far as the dataset's times
 *     tell
 */
public record EntryCounts(@Nullable Long before, @Nullable Long after, boolean undisturbed) {

  /** Those of a turn. */
  static EntryCounts of(Prepared prepared, UpdateLog log) {
    Facts facts = after(prepared, log).orElse(null);
    return new EntryCounts(
        prepared.before().totalEntries(),
        facts == null ? null : facts.totalEntries(),
        facts != null && undisturbed(prepared, log));
  }

  /** What the dataset said after the last update; empty if that was not seen. */
  public static Optional<Facts> after(Prepared prepared, UpdateLog log) {
    if (log.last().isEmpty()) {
      return Optional.of(prepared.before());
    }
    End end = log.last().map(SentUpdate::end).orElse(null);
    return end == null
        ? Optional.empty()
        : Optional.of(new Facts(end.updatedAt(), end.totalEntries(), end.errorEntries()));
  }

  /**
   * Before each update the dataset was as the one before had left it: an update from elsewhere
   * between the two would have moved its time. An update that the service did not surely take may
   * have met one, and one was seen where the dataset ended an update twice.
   */
  private static boolean undisturbed(Prepared prepared, UpdateLog log) {
    Instant left = time(prepared.before().updatedAt());
    for (SentUpdate update : log.updates()) {
      End end = update.end();
      if (end == null
          || !end.alone()
          || !update.accepted()
          || !Objects.equals(update.boundary(), left)) {
        return false;
      }
      left = end.unseen() ? left : time(end.updatedAt());
    }
    // An update that was not seen may still come.
    return log.updates().isEmpty()
        || (left != null && log.last().map(SentUpdate::end).filter(End::unseen).isEmpty());
  }

  private static @Nullable Instant time(@Nullable String iso) {
    return iso == null ? null : Instant.parse(iso);
  }

  /** How many entries there are more than before; empty if the counts prove nothing. */
  Optional<Long> added() {
    return before == null || after == null || !undisturbed || after < before
        ? Optional.empty()
        : Optional.of(after - before);
  }
}
