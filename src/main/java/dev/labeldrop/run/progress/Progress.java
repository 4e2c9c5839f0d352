package dev.labeldrop.run.progress;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.manifest.Chunk;
import dev.labeldrop.run.files.Isolation;
import dev.labeldrop.run.files.Piece;
import dev.labeldrop.run.files.SentUpdate;
import dev.labeldrop.run.files.SentUpdate.End;
import dev.labeldrop.run.files.UpdateLog;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far a turn has come, and what it sends next: the prepared chunks, replayed against the
 * updates that were asked for. It holds no state of its own, so a step that is tried again decides
 * the same.
 *
 * <p>A chunk that fails is sent a second time. If that fails too, it is searched for the lines that
 * make it fail. Lines that are known to fail together are halved; the first half is sent; if it
 * fails it is halved in turn, if it completes the fault must be in the other half. A single line is
 * blamed only after it was sent alone and failed, twice. What follows it in the chunk is then sent
 * at once. Lines that the updates allowed did not suffice to narrow down are sent once more at the
 * end; one that is left of them by itself, until it has failed alone twice.
 *
 * <p>Example: of the lines 0 to 7, line 5 makes updates fail. Sent are 0–7 twice, which fails, 0–3,
 * 4–5, which fails, 4, and 5 twice, which fails: line 5. Then 6–7. After the first, which every
 * chunk needs, these are seven updates; a chunk of n lines takes about log2(n) + 4 for each such
 * line.
 */
public final class Progress {

  /** An update whose end says nothing about its lines is sent this often in all. */
  private static final int TRIES = 3;

  /** From this many lines on, two that fail at the very start are taken for a sign. */
  private static final int LARGE = 100;

  private static final int FAILING_FROM_THE_START = 2;

  private final Isolation isolation;
  private final Iterator<SentUpdate> updates;
  private final List<Piece> applied = new ArrayList<>();
  private final List<Piece> failing = new ArrayList<>();
  private final List<ChunkSearch> givenUp = new ArrayList<>();
  private final List<Chunk> chunks;
  private int further;
  private boolean pending;
  private boolean afterServiceError;
  private boolean again;
  private @Nullable Piece next;
  private @Nullable SentUpdate stopper;

  /**
   * Replays a turn.
   *
   * @param log the updates so far, which were decided upon in this way
   * @throws PermanentException with code ERROR_INVALID_INPUT if the log does not follow from the
   *     chunks
   */
  public Progress(List<Chunk> chunks, Isolation isolation, UpdateLog log) {
    this.chunks = List.copyOf(chunks);
    this.isolation = isolation;
    this.updates = log.updates().iterator();
    boolean resolved = true;
    for (Iterator<Chunk> each = chunks.iterator(); resolved && each.hasNext(); ) {
      resolved = resolve(new ChunkSearch(each.next()));
    }
    List<Piece> ranges =
        givenUp.stream().map(ChunkSearch::rest).filter(piece -> piece.lines() > 1).toList();
    for (Iterator<ChunkSearch> each = givenUp.iterator(); resolved && each.hasNext(); ) {
      resolved = tryOnceMore(each.next());
    }
    failing.addAll(ranges);
    failing.sort((a, b) -> Integer.compare(a.from(), b.from()));
  }

  /** Whether every line of a chunk is accounted for; if not, it says what is next, if anything. */
  private boolean resolve(ChunkSearch search) {
    while (search.start < search.end) {
      if (!affords(search)) {
        givenUp.add(search.giveUp());
      } else {
        further += search.isDue() ? 0 : 1;
        if (!goesOnAfter(search.piece(), search)) {
          return false;
        }
      }
    }
    return true;
  }

  /** The same of lines that were given up: applied, or seen to fail, a single line twice alone. */
  private boolean tryOnceMore(ChunkSearch search) {
    while (search.isOpen()) {
      if (!goesOnAfter(search.rest(), search)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the run goes on after the next update, which has these lines. */
  private boolean goesOnAfter(Piece piece, ChunkSearch search) {
    SentUpdate update = following(piece);
    if (update == null) {
      return false;
    }
    search.untouched = false;
    End end = update.end();
    pending = end == null;
    return end != null && settle(search, piece, update, end);
  }

  /** The update that was asked for with a piece; null if that is yet to be done. */
  private @Nullable SentUpdate following(Piece piece) {
    if (!updates.hasNext()) {
      next = piece;
      return null;
    }
    SentUpdate update = updates.next();
    if (!update.piece().equals(piece)) {
      throw new PermanentException(
          Code.ERROR_INVALID_INPUT,
          "updates.json has update %d with %s, but the plan leads to %s. Drop the file again."
              .formatted(update.number(), update.piece(), piece));
    }
    return update;
  }

  /** Unless the service fails, an update must be left for the lines behind it. */
  private boolean affords(ChunkSearch search) {
    int reserve = search.piece().to() < search.end ? 1 : 0;
    return search.isDue() || further + reserve < isolation.mostUpdates();
  }

  /** Whether the run goes on after this end. */
  private boolean settle(ChunkSearch search, Piece piece, SentUpdate update, End end) {
    afterServiceError = end.serviceError();
    int unclear = search.unclear(update);
    again = unclear > 0;
    if (again) {
      stopper = unclear < TRIES ? null : update;
      return stopper == null;
    }
    if (end.completed()) {
      applied.add(piece);
      search.passed(piece);
      return true;
    }
    if (stops(search, end)) {
      stopper = update;
      return false;
    }
    if (!end.serviceError() && search.failed(piece)) {
      failing.add(piece);
      return !acquits(search, update);
    }
    return true;
  }

  /**
   * If line after line fails alone and nothing of a large chunk was ever completed, the reason is
   * not in the lines: none is blamed, and the run stops.
   */
  private boolean acquits(ChunkSearch search, SentUpdate update) {
    boolean large = search.end - search.first >= LARGE;
    if (search.completed || !large || search.start - search.first < FAILING_FROM_THE_START) {
      return false;
    }
    failing.removeIf(piece -> piece.chunk() == search.chunk);
    search.start = search.first;
    stopper = update;
    return true;
  }

  private boolean stops(ChunkSearch search, End end) {
    search.serviceErrors = end.serviceError() ? search.serviceErrors + 1 : 0;
    return !isolation.wanted()
        || !end.status().equals("UPDATE_FAILED")
        || end.beyondLines()
        || search.serviceErrors >= TRIES
        || (end.serviceError() && !affords(search));
  }

  /** Whether the last update failed through a fault of the service, and is sent again later. */
  public boolean afterServiceError() {
    return afterServiceError;
  }

  /**
   * Whether the last update's end was not seen, or not surely its own: its lines are sent again.
   */
  public boolean again() {
    return again;
  }

  /**
   * What is to be sent next; empty while an update is under way, and if nothing is left to send.
   */
  public Optional<Piece> next() {
    return Optional.ofNullable(next);
  }

  /** The lines that make updates fail, in order; a piece of more than one was not resolved. */
  public List<Piece> failing() {
    return failing.stream().filter(piece -> applied.stream().noneMatch(piece::equals)).toList();
  }

  /** The update whose failure ended the run; empty if none did. */
  public Optional<SentUpdate> stopper() {
    return Optional.ofNullable(stopper);
  }

  /** How many chunks are applied to their last line. */
  public int chunksApplied() {
    Map<Integer, Integer> lines =
        applied.stream()
            .collect(Collectors.groupingBy(Piece::chunk, Collectors.summingInt(Piece::lines)));
    return (int)
        chunks.stream()
            .filter(each -> lines.getOrDefault(each.number(), 0) == each.lines())
            .count();
  }

  /** Whether every line was sent and no failure ended the turn. */
  public boolean complete() {
    return next == null && stopper == null && !pending;
  }

  /** How many lines the service completed. */
  public long linesApplied() {
    return applied.stream().mapToLong(Piece::lines).sum();
  }
}
