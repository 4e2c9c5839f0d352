package dev.labeldrop.local.states;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task that waits for its token to come back. It takes one answer, until it is closed or its time
 * is over. Can be used from any thread.
 */
final class Callback {

  /** How the task ends. */
  sealed interface Answer {

    /**
     * The task succeeds.
     *
     * @param output its result: a JSON value
     */
    record Success(@Nullable Object output) implements Answer {}

    /** The task fails. */
    record Failed(Failure failure) implements Answer {}
  }

  private final String token;
  private final Instant deadline;

  // Guarded by this object's monitor.
  private @Nullable Answer answer;
  private boolean closed;

  /**
   * A task that waits from now on.
   *
   * @param deadline from when on an answer comes too late
   */
  Callback(String token, Instant deadline) {
    this.token = token;
    this.deadline = deadline;
  }

  String token() {
    return token;
  }

  Instant deadline() {
    return deadline;
  }

  synchronized boolean isOpen(Instant now) {
    return !closed && now.isBefore(deadline);
  }

  /** Gives an answer; false when none is taken any more. */
  synchronized boolean offer(Answer one, Instant now) {
    if (!isOpen(now)) {
      return false;
    }
    answer = one;
    closed = true;
    return true;
  }

  /**
   * Takes no answer from now on.
   *
   * @return the answer that was given; null for none
   */
  synchronized @Nullable Answer close() {
    closed = true;
    return answer;
  }
}
