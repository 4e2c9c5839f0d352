package dev.labeldrop.run.files;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The updates of one turn of a run so far: {@code updates.json}. What is sent next follows from
 * what was prepared and from this alone.
 *
 * @param updates those that were asked for, in order; only the last may not have ended
 */
public record UpdateLog(List<SentUpdate> updates) {

  /** Nothing was asked for yet. */
  public static final UpdateLog EMPTY = new UpdateLog(List.of());

  /** Keeps its own copy of the list. */
  public UpdateLog {
    updates = List.copyOf(updates);
  }

  /** The update that was asked for and has not been seen to end. */
  public Optional<SentUpdate> underWay() {
    return last().filter(update -> update.end() == null);
  }

  /** The last update, ended or not. */
  public Optional<SentUpdate> last() {
    return updates.isEmpty() ? Optional.empty() : Optional.of(updates.getLast());
  }

  /** With one update more. */
  public UpdateLog plus(SentUpdate update) {
    return new UpdateLog(Stream.concat(updates.stream(), Stream.of(update)).toList());
  }

  /** With the update under way ended. */
  public UpdateLog ended(SentUpdate.End end) {
    return replaceLast(updates.getLast().ended(end));
  }

  /** With the update under way taken by the service. */
  public UpdateLog taken() {
    return replaceLast(updates.getLast().taken());
  }

  /** Without the update under way, which the service did not take for certain. */
  public UpdateLog withdrawn() {
    return new UpdateLog(updates.subList(0, updates.size() - 1));
  }

  private UpdateLog replaceLast(SentUpdate last) {
    return withdrawn().plus(last);
  }

  /**
   * The latest {@code LastUpdatedTimestamp} that an end showed; null if none did. A description
   * that is older than this is stale.
   */
  public @Nullable Instant latestSeen() {
    return updates.stream()
        .map(SentUpdate::end)
        .filter(Objects::nonNull)
        .map(SentUpdate.End::updatedAt)
        .filter(Objects::nonNull)
        .map(Instant::parse)
        .max(Instant::compareTo)
        .orElse(null);
  }
}
