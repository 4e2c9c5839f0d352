package dev.labeldrop.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The updates of a run so far: {@code updates.json} in its folder. What is sent next follows from
 * the plan and from this alone.
 *
 * @param entriesBefore entries of the dataset before the first update; null where not known
 * @param updates those that the service took, in order; only the last may not have ended
 */
record UpdateLog(@Nullable Long entriesBefore, List<SentUpdate> updates) {

  static final UpdateLog EMPTY = new UpdateLog(null, List.of());

  UpdateLog {
    updates = List.copyOf(updates);
  }

  /** The update that was taken and has not been seen to end. */
  Optional<SentUpdate> underWay() {
    return updates.reversed().stream().findFirst().filter(update -> update.end() == null);
  }

  /** With one update more. */
  UpdateLog plus(SentUpdate update) {
    return new UpdateLog(
        entriesBefore, Stream.concat(updates.stream(), Stream.of(update)).toList());
  }

  /** With the update that was under way ended, if the last look saw its end; otherwise empty. */
  Optional<UpdateLog> after(SentUpdate.LastLook look, Instant now) {
    return underWay()
        .flatMap(update -> look.endOf(update, now).map(update::ended))
        .map(ended ->
            new UpdateLog(entriesBefore, updates.subList(0, updates.size() - 1)).plus(ended));
  }

  /** Without the update whose end was not seen, so that it is sent again. */
  UpdateLog withoutUnderWay() {
    return underWay().isEmpty()
        ? this
        : new UpdateLog(entriesBefore, updates.subList(0, updates.size() - 1));
  }

  /** With what the dataset held before the first update. */
  UpdateLog withEntriesBefore(@Nullable Long entries) {
    return new UpdateLog(entries, updates);
  }
}
