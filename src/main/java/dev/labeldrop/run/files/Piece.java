package dev.labeldrop.run.files;

/**
 * Lines of one chunk that follow each other: the whole chunk, or a part of it that is sent alone to
 * find the lines that make the chunk fail.
 *
 * @param chunk number of the chunk, from 1
 * @param from position of its first line among all lines that the run sends, from 0
 * @param to the position after its last line
 */
public record Piece(int chunk, int from, int to) {

  /** How many lines it has. */
  public int lines() {
    return to - from;
  }

  /** Whether all lines of another piece are among these. */
  public boolean covers(Piece other) {
    return from <= other.from && other.to <= to;
  }
}
