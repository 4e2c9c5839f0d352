package dev.labeldrop.run;

import dev.labeldrop.manifest.ChunkContent;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An update that the service took.
 *
 * @param number which update of the run, from 1
 * @param piece the lines that it had
 * @param firstLine number of the first of them in the manifest, from 1
 * @param lastLine number of the last
 * @param bytes its size, in bytes
 * @param sourceRef the image of its only line; null where it had more than one
 * @param submittedAt when the service took it, ISO-8601
 * @param updatedBefore the dataset's {@code LastUpdatedTimestamp} before that, ISO-8601; null where
 *     it had none
 * @param end how it ended; null where that was not seen, or not yet
 */
record SentUpdate(
    int number,
    Piece piece,
    long firstLine,
    long lastLine,
    int bytes,
    @Nullable String sourceRef,
    String submittedAt,
    @Nullable String updatedBefore,
    @Nullable End end) {

  private static final Pattern SERVICE_CODE = Pattern.compile("\\bERROR_[A-Z0-9_]+\\b");

  /**
   * How an update ended.
   *
   * @param at when that was seen, ISO-8601
   * @param polls how often the dataset was looked at until then
   * @param status the dataset's status then
   * @param statusMessage the service's words; null where it gave none
   * @param statusMessageCode the service's code; null where it gave none
   */
  record End(
      String at,
      int polls,
      String status,
      @Nullable String statusMessage,
      @Nullable String statusMessageCode) {

    boolean completed() {
      return status.equals("UPDATE_COMPLETE");
    }

    /** The fault is the service's own; the same update may succeed another time (API model). */
    boolean serviceError() {
      return "SERVICE_ERROR".equals(statusMessageCode);
    }

    /** The service's own code of the reason, where its message has one. */
    @Nullable String reasonCode() {
      Matcher code = SERVICE_CODE.matcher(statusMessage == null ? "" : statusMessage);
      return code.find() ? code.group() : null;
    }
  }

  /**
   * What the execution's state says of the last look at the dataset.
   *
   * @param update number of this run's update that was looked at; null where it was none
   * @param done whether the dataset was settled; null where nobody looked
   */
  record LastLook(
      @Nullable Integer update,
      @Nullable Boolean done,
      @Nullable String status,
      @Nullable String statusMessage,
      @Nullable String statusMessageCode,
      @Nullable Integer attempt) {

    /** How an update ended, if this look saw its end. */
    Optional<End> endOf(SentUpdate looked, Instant now) {
      boolean seen = update != null && update == looked.number() && Boolean.TRUE.equals(done);
      return seen
          ? Optional.of(
              new End(
                  now.toString(),
                  attempt == null ? 0 : attempt,
                  status == null ? "" : status,
                  statusMessage,
                  statusMessageCode))
          : Optional.empty();
    }
  }

  /**
   * An update that was just taken.
   *
   * @param content the chunk that its lines are of
   * @param now when the service took it
   * @param before the dataset's {@code LastUpdatedTimestamp} before that; null where it had none
   */
  static SentUpdate of(
      int number,
      Piece piece,
      ChunkContent content,
      int bytes,
      Instant now,
      @Nullable Instant before) {
    return new SentUpdate(
        number,
        piece,
        content.lineNumber(piece.from()),
        content.lineNumber(piece.to() - 1),
        bytes,
        piece.lines() == 1 ? content.sourceRef(piece.from()) : null,
        now.toString(),
        before == null ? null : before.toString(),
        null);
  }

  /** The same update, ended. */
  SentUpdate ended(End how) {
    return new SentUpdate(
        number, piece, firstLine, lastLine, bytes, sourceRef, submittedAt, updatedBefore, how);
  }

  /** When the service took it. */
  Instant submitted() {
    return Instant.parse(submittedAt);
  }
}
