package dev.labeldrop.run;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.manifest.Chunk;
import dev.labeldrop.run.SentUpdate.End;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a run has come, and what it sends next: the plan's chunks, replayed against the updates
 * that were taken. It holds no state of its own, so a step that is tried again decides the same.
 *
 * <p>A chunk that fails is searched for the lines that make it fail. Lines that are known to fail
 * together are halved; the first half is sent; where it fails it is halved in turn, where it
 * completes the fault must be in the other half. A single line is blamed only when it was sent
 * alone and failed. What follows it in the chunk is then sent at once.
 *
 * <p>Example: of the lines 0 to 7, line 5 makes updates fail. Sent are 0–7, which fails, 0–3, 4–5,
 * which fails, 4, 5, which fails: line 5. Then 6–7. After the first, which every chunk needs, these
 * are five updates; a chunk of n lines takes about log2(n) + 2 for each such line.
 */
final class Progress {

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

  /** An update that fails for the service's own reasons is sent so many times in all. */
  private static final int TRIES_AGAINST_SERVICE_ERRORS = 3;

  /** From so many lines on, two that fail at the very start are taken for a sign. */
  private static final int LARGE = 100;

  private static final int FAILING_FROM_THE_START = 2;

  private final Isolation isolation;
  private final Iterator<SentUpdate> updates;
  private final List<Piece> applied = new ArrayList<>();
  private final List<Piece> failing = new ArrayList<>();
  private int chunksApplied;
  private int parts;
  private boolean afterServiceError;
  private @Nullable Piece next;
  private @Nullable Piece open;
  private @Nullable SentUpdate stopper;

  /**
   * Replays a run.
   *
   * @param log the updates so far, which were decided upon in this way
   */
  Progress(Plan plan, UpdateLog log) {
    this.isolation = plan.onFailedUpdate();
    this.updates = log.updates().iterator();
    boolean resolved = true;
    for (Iterator<Chunk> each = plan.chunks().iterator(); resolved && each.hasNext(); ) {
      Chunk chunk = each.next();
      int before = failing.size();
      ChunkSearch search = new ChunkSearch(chunk);
      resolved = resolve(search);
      open = resolved || search.first ? null : search.rest();
      chunksApplied += resolved && failing.size() == before ? 1 : 0;
    }
  }

  /** Whether every line of a chunk is accounted for; if not, it says what is next, if anything. */
  private boolean resolve(ChunkSearch search) {
    while (search.start < search.end) {
      if (!affords(search)) {
        failing.add(search.giveUp());
      } else {
        Piece piece = search.piece();
        if (!updates.hasNext()) {
          next = piece;
          return false;
        }
        SentUpdate update = updates.next();
        check(piece, update);
        parts += search.first ? 0 : 1;
        if (update.end() == null || !settle(search, piece, update, update.end())) {
          return false;
        }
      }
    }
    return true;
  }

  private static void check(Piece piece, SentUpdate update) {
    if (!update.piece().equals(piece)) {
      throw new PermanentException(
          Code.ERROR_INVALID_INPUT,
          "updates.json has update %d with %s where the plan leads to %s. Drop the file again."
              .formatted(update.number(), update.piece(), piece));
    }
  }

  /** Where this piece fails, an update must be left for the lines behind it. */
  private boolean affords(ChunkSearch search) {
    int reserve = search.piece().to() < search.end ? 1 : 0;
    return search.first || parts + reserve < isolation.mostUpdates();
  }

  /** Whether the run goes on after this end. */
  private boolean settle(ChunkSearch search, Piece piece, SentUpdate update, End end) {
    search.first = false;
    afterServiceError = end.serviceError();
    if (end.completed()) {
      applied.add(piece);
      search.passed(piece);
    } else if (stops(search, end)) {
      stopper = update;
      return false;
    } else if (!end.serviceError() && search.failed(piece)) {
      failing.add(piece);
      return !acquits(search, update);
    }
    return true;
  }

  /**
   * Where line after line fails alone and nothing of a large chunk was ever completed, the reason
   * is not in the lines: nobody is blamed, and the run stops.
   */
  private boolean acquits(ChunkSearch search, SentUpdate update) {
    if (search.completed || search.end < LARGE || search.start < FAILING_FROM_THE_START) {
      return false;
    }
    failing.removeIf(piece -> piece.chunk() == search.chunk);
    search.start = 0;
    stopper = update;
    return true;
  }

  private boolean stops(ChunkSearch search, End end) {
    search.serviceErrors = end.serviceError() ? search.serviceErrors + 1 : 0;
    String reason = end.reasonCode();
    return !isolation.wanted()
        || !end.status().equals("UPDATE_FAILED")
        || (reason != null && BEYOND_LINES.contains(reason))
        || search.serviceErrors >= TRIES_AGAINST_SERVICE_ERRORS
        || (end.serviceError() && !affords(search));
  }

  /**
   * Whether the last update failed through no fault of its lines, and is to be sent again later.
   */
  boolean afterServiceError() {
    return afterServiceError;
  }

  /** What is to be sent next; empty where an update is under way or nothing is left to send. */
  Optional<Piece> next() {
    return Optional.ofNullable(next);
  }

  /** The pieces that the service completed, in order. */
  List<Piece> applied() {
    return List.copyOf(applied);
  }

  /** The lines that make updates fail, in order; more than one in a piece that was not resolved. */
  List<Piece> failing() {
    return List.copyOf(failing);
  }

  /** The update whose failure ended the run; empty where none did. */
  Optional<SentUpdate> stopper() {
    return Optional.ofNullable(stopper);
  }

  /** How many chunks are applied to their last line. */
  int chunksApplied() {
    return chunksApplied;
  }

  /** How many updates were taken beyond one for each chunk. */
  int furtherUpdates() {
    return parts;
  }

  /** Whether every line was sent and no failure ended the run. */
  boolean complete() {
    return next == null && stopper == null && open == null;
  }

  /** How many lines the service completed. */
  long linesApplied() {
    return applied.stream().mapToLong(Piece::lines).sum();
  }

  /** How many lines were in updates that failed, and in no later one that was completed. */
  long linesFailed() {
    long searched = open == null ? 0 : open.lines();
    return searched + failing.stream().mapToLong(Piece::lines).sum();
  }
}
