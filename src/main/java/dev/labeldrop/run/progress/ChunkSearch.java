package dev.labeldrop.run.progress;

import dev.labeldrop.manifest.Chunk;
import dev.labeldrop.run.files.Piece;
import dev.labeldrop.run.files.SentUpdate;

/**
 * How far a chunk is accounted for: its lines before {@code start} are. {@link Progress} moves it.
 */
final class ChunkSearch {

  final int chunk;
  final int first;
  final int end;
  int start;

  /** The lines from {@code start} to here are known to fail together; none if equal. */
  int suspect;

  int serviceErrors;
  private int unclear;
  boolean completed;

  /** Nothing of the chunk was sent yet. */
  boolean untouched = true;

  /** Its lines were given up, and are sent once more. */
  private final boolean last;

  /** The piece has failed once and is sent a second time before anything follows from it. */
  private boolean failedOnce;

  ChunkSearch(Chunk chunk) {
    this.chunk = chunk.number();
    this.first = chunk.first();
    this.start = first;
    this.end = first + chunk.lines();
    this.suspect = first;
    this.last = false;
  }

  /** Lines that are given up for now; of a single one it still counts whether it failed alone. */
  private ChunkSearch(Piece left, boolean failedOnce) {
    this.chunk = left.chunk();
    this.first = left.from();
    this.start = first;
    this.end = left.to();
    this.suspect = first;
    this.last = true;
    this.failedOnce = failedOnce || left.lines() > 1;
  }

  /** What to send: half of what is known to fail, or all that is not known to. */
  Piece piece() {
    int known = suspect - start;
    return new Piece(chunk, start, known > 0 ? start + Math.max(1, known / 2) : end);
  }

  void passed(Piece piece) {
    start = piece.to();
    suspect = Math.max(suspect, start);
    serviceErrors = 0;
    unclear = 0;
    completed = true;
    failedOnce = false;
  }

  /**
   * Whether its lines are sent whatever the search has cost: for the first time, for the last, or
   * again because the end of their update said nothing of them.
   */
  boolean isDue() {
    return untouched || last || unclear > 0;
  }

  /** Whether something is neither applied nor known to fail. */
  boolean isOpen() {
    return start < end && suspect == start;
  }

  /** How often in a row, this update included, an end said nothing of the lines. */
  int unclear(SentUpdate update) {
    unclear = update.endIsOwn() ? 0 : unclear + 1;
    return unclear;
  }

  /**
   * Whether a single line was found. The whole chunk and a single line must fail twice: updates
   * fail now and then through no fault of a line.
   */
  boolean failed(Piece piece) {
    boolean whole = piece.from() == first && piece.to() == end;
    if ((whole || piece.lines() == 1) && !failedOnce) {
      failedOnce = true;
      return false;
    }
    failedOnce = false;
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

  /** What is left unresolved of what is known to fail, to be sent once more in the end. */
  ChunkSearch giveUp() {
    ChunkSearch left =
        new ChunkSearch(new Piece(chunk, start, suspect > start ? suspect : end), failedOnce);
    start = left.end;
    failedOnce = false;
    return left;
  }
}
