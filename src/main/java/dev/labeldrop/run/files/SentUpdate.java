package dev.labeldrop.run.files;

import java.time.Instant;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An update that was asked for. It is noted before the call, as an intent: whether the service took
 * it is known for certain only from what the dataset shows afterwards.
 *
 * @param number which update of the turn, from 1
 * @param piece the lines that it has
 * @param firstLine number of the first of them in the dropped file, from 1
 * @param lastLine number of the last
 * @param bytes its size, in bytes
 * @param sourceRef the image of its only line; null if it has more than one
 * @param intendedAt when it was about to be asked for, ISO-8601
 * @param updatedBefore an end of this update has a later {@code LastUpdatedTimestamp} than this,
 *     ISO-8601; null if the dataset had none
 * @param accepted whether the service answered that it took the update; if not, an end that is seen
 *     may be that of an update from elsewhere
 * @param end how it ended; null if that was not seen yet
 */
public record SentUpdate(
    int number,
    Piece piece,
    long firstLine,
    long lastLine,
    int bytes,
    @Nullable String sourceRef,
    String intendedAt,
    @Nullable String updatedBefore,
    boolean accepted,
    @Nullable End end) {

  private static final Pattern SERVICE_CODE = Pattern.compile("\\bERROR_[A-Z0-9_]+\\b");

  /**
   * Reasons that concern the dataset or the account: smaller updates would meet them too, or would
   * blame lines that are good (Developer Guide, terminal errors).
   */
  private static final Set<String> BEYOND_LINES =
      Set.of(
          "ERROR_MANIFEST_ROWS_EXCEEDS_MAXIMUM",
          "ERROR_MANIFEST_TOO_MANY_LABELS",
          "ERROR_MANIFEST_SIZE_TOO_LARGE",
          "ERROR_IMAGES_IN_MULTIPLE_S3_BUCKETS",
          "ERROR_INVALID_PERMISSIONS_MANIFEST_S3_BUCKET",
          "ERROR_INVALID_PERMISSIONS_IMAGES_S3_BUCKET",
          "ERROR_INVALID_IMAGES_S3_BUCKET_OWNER");

  /** The status of an end that was not seen, though the dataset is settled. */
  public static final String UNSEEN = "UNSEEN";

  /**
   * How an update ended.
   *
   * @param at when that was seen, ISO-8601
   * @param looks how often the dataset was looked at until then
   * @param status the dataset's status then; {@link #UNSEEN} if the dataset settled without a sign
   *     of this update
   * @param statusMessage the service's words; null if it gave none
   * @param statusMessageCode the service's code; null if it gave none
   * @param updatedAt the dataset's {@code LastUpdatedTimestamp} then, ISO-8601; null if it had none
   * @param totalEntries entries of the dataset then; null if not known
   * @param errorEntries entries with errors then; null if not known
   * @param joined true if another update was seen to begin before this end, which may be that
   *     one's; false or null if not
   */
  public record End(
      String at,
      int looks,
      String status,
      @Nullable String statusMessage,
      @Nullable String statusMessageCode,
      @Nullable String updatedAt,
      @Nullable Long totalEntries,
      @Nullable Long errorEntries,
      @Nullable Boolean joined) {

    /** An end that no other update was seen to come before. */
    public End(
        String at,
        int looks,
        String status,
        @Nullable String statusMessage,
        @Nullable String statusMessageCode,
        @Nullable String updatedAt,
        @Nullable Long totalEntries,
        @Nullable Long errorEntries) {
      this(
          at,
          looks,
          status,
          statusMessage,
          statusMessageCode,
          updatedAt,
          totalEntries,
          errorEntries,
          null);
    }

    /** Whether no other update was seen to come before the end. */
    public boolean alone() {
      return !Boolean.TRUE.equals(joined);
    }

    /** Whether the service completed it. */
    public boolean completed() {
      return status.equals("UPDATE_COMPLETE");
    }

    /** Whether the dataset settled and never showed this update. */
    public boolean unseen() {
      return status.equals(UNSEEN);
    }

    /** Whether the fault is the service's own: the same update may succeed later (API model). */
    public boolean serviceError() {
      return "SERVICE_ERROR".equals(statusMessageCode);
    }

    /** Whether the reason concerns the dataset or the account, and not the lines. */
    public boolean beyondLines() {
      String reason = reasonCode();
      return reason != null && BEYOND_LINES.contains(reason);
    }

    /** The service's own code of the reason; null if its message has none. */
    public @Nullable String reasonCode() {
      Matcher code = SERVICE_CODE.matcher(statusMessage == null ? "" : statusMessage);
      return code.find() ? code.group() : null;
    }
  }

  /** The same update, ended. */
  public SentUpdate ended(End how) {
    return new SentUpdate(
        number,
        piece,
        firstLine,
        lastLine,
        bytes,
        sourceRef,
        intendedAt,
        updatedBefore,
        accepted,
        how);
  }

  /** The same update, which the service took. */
  SentUpdate taken() {
    return new SentUpdate(
        number, piece, firstLine, lastLine, bytes, sourceRef, intendedAt, updatedBefore, true, end);
  }

  /**
   * Whether its end was seen and is its own. If another update was seen to begin before, a failure
   * may be that one's; a completed end is believed, and what the dataset holds is looked at.
   */
  public boolean endIsOwn() {
    return accepted && end != null && !end.unseen() && (end.alone() || end.completed());
  }

  /** When it was about to be asked for. */
  public Instant intended() {
    return Instant.parse(intendedAt);
  }

  /** The bound that a sign of its end lies after; null if there is none. */
  public @Nullable Instant boundary() {
    return updatedBefore == null ? null : Instant.parse(updatedBefore);
  }
}
