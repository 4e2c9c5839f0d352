package dev.labeldrop.run;

/**
 * Lines of one chunk that follow each other: the whole chunk, or a part of it that is sent alone to
 * find the lines that make the chunk fail.
 *
 * @param chunk number of the chunk, from 1
 * @param from the first of its sent lines, from 0
 * @param to the line after the last
 */
record Piece(int chunk, int from, int to) {

  /** How many lines it has. */
  int lines() {
    return to - from;
  }

  /** Whether a line of the chunk, counted from 0, is one of them. */
  boolean has(int index) {
    return from <= index && index < to;
  }

  /** Whether all lines of another piece are among these. */
  boolean covers(Piece other) {
    return chunk == other.chunk && from <= other.from && other.to <= to;
  }
}
