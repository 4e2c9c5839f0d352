package dev.labeldrop.run;

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

  private final Isolation isolation;
  private final Iterator<SentUpdate> updates;
  private final List<Piece> applied = new ArrayList<>();
  private final List<Piece> failing = new ArrayList<>();
  private int chunksApplied;
  private int parts;
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
      Search search = new Search(chunk);
      resolved = resolve(search);
      open = resolved || search.first ? null : search.rest();
      chunksApplied += resolved && failing.size() == before ? 1 : 0;
    }
  }

  /** Whether every line of a chunk is accounted for; if not, it says what is next, if anything. */
  private boolean resolve(Search search) {
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
        parts += search.first ? 0 : 1;
        if (update.end() == null || !settle(search, piece, update, update.end())) {
          return false;
        }
      }
    }
    return true;
  }

  /** Where this piece fails, an update must be left for the lines behind it. */
  private boolean affords(Search search) {
    int reserve = search.piece().to() < search.end ? 1 : 0;
    return search.first || parts + reserve < isolation.mostUpdates();
  }

  /** Whether the run goes on after this end. */
  private boolean settle(Search search, Piece piece, SentUpdate update, End end) {
    search.first = false;
    if (end.completed()) {
      applied.add(piece);
      search.passed(piece);
    } else if (stops(search, end)) {
      stopper = update;
      return false;
    } else if (!end.serviceError() && search.failed(piece)) {
      failing.add(piece);
    }
    return true;
  }

  private boolean stops(Search search, End end) {
    search.serviceErrors = end.serviceError() ? search.serviceErrors + 1 : 0;
    String reason = end.reasonCode();
    return !isolation.wanted()
        || !end.status().equals("UPDATE_FAILED")
        || (reason != null && BEYOND_LINES.contains(reason))
        || search.serviceErrors >= TRIES_AGAINST_SERVICE_ERRORS
        || (end.serviceError() && !affords(search));
  }

  /** A chunk's search: lines before {@code start} are accounted for. */
  private static final class Search {

    private final int chunk;
    private final int end;
    private int start;

    /** The lines from {@code start} to here are known to fail together; none where equal. */
    private int suspect;

    private int serviceErrors;

    /** Nothing of the chunk was sent yet. */
    private boolean first = true;

    Search(Chunk chunk) {
      this.chunk = chunk.number();
      this.end = chunk.lines();
    }

    /** What to send: half of what is known to fail, or all that is not known to. */
    Piece piece() {
      int known = suspect - start;
      return new Piece(chunk, start, known > 0 ? start + Math.max(1, known / 2) : end);
    }

    void passed(Piece piece) {
      start = piece.to();
      suspect = Math.max(suspect, start);
    }

    /** Whether a single line was found. */
    boolean failed(Piece piece) {
      suspect = piece.to();
      if (piece.lines() > 1) {
        return false;
      }
      start = suspect;
      return true;
    }

    /** All that is not accounted for. */
    Piece rest() {
      return new Piece(chunk, start, end);
    }

    /** What is left unresolved of what is known to fail. */
    Piece giveUp() {
      Piece left = new Piece(chunk, start, suspect > start ? suspect : end);
      start = left.to();
      return left;
    }
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

  /** How many updates beyond one for each chunk were taken. */
  int isolationUpdates() {
    return parts;
  }

  /** How many lines the service completed. */
  long linesApplied() {
    return applied.stream().mapToLong(Piece::lines).sum();
  }

  /** The lines of a failed chunk whose search has not ended; empty where there are none. */
  Optional<Piece> unresolved() {
    return Optional.ofNullable(open);
  }

  /** How many lines were in updates that failed, and in no later one that was completed. */
  long linesFailed() {
    long searched = open == null ? 0 : open.lines();
    return searched + failing.stream().mapToLong(Piece::lines).sum();
  }
}
