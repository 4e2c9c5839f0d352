package dev.labeldrop.drop;

import java.time.Instant;
import java.util.Optional;

/** What one record of an S3 event comes to. */
public sealed interface DropEvent {

  /**
   * A manifest was dropped.
   *
   * @param drop the object
   * @param target the dataset that it is for
   * @param time when S3 took it; empty if the event does not say
   */
  record Dropped(Drop drop, Target target, Optional<Instant> time) implements DropEvent {}

  /**
   * Something happened that is no drop: nothing is to be done.
   *
   * @param reason what and why, in a sentence
   */
  record Ignored(String reason) implements DropEvent {}

  /**
   * The record does not say what was dropped. It may have been a drop: somebody should look.
   *
   * @param reason which record and what is wrong with it, in a sentence
   */
  record Unreadable(String reason) implements DropEvent {}
}
