package dev.labeldrop.run;

import dev.labeldrop.manifest.Chunk;

/**
 * How far a chunk is accounted for: its lines before {@code start} are. {@link Progress} moves it.
 */
final class ChunkSearch {

  final int chunk;
  final int end;
  int start;

  /** The lines from {@code start} to here are known to fail together; none where equal. */
  int suspect;

  int serviceErrors;
  boolean completed;

  /** Nothing of the chunk was sent yet. */
  boolean first = true;

  ChunkSearch(Chunk chunk) {
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
    serviceErrors = 0;
    completed = true;
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
