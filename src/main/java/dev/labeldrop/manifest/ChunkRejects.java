package dev.labeldrop.manifest;

/**
 * How many lines were rejected where a chunk is. A rejected line belongs to the chunk of the last
 * line sent before it, as if it had been packed after that one; those before the first line sent
 * belong to the first chunk. So each belongs to exactly one.
 *
 * @param chunk number of the chunk, from 1
 * @param firstLine number of the first line that is sent in the chunk or belongs to it
 * @param lastLine number of the last such line
 * @param lines how many such lines there are
 * @param rejected how many of them are rejected
 */
public record ChunkRejects(int chunk, long firstLine, long lastLine, long lines, long rejected) {

  /** One bad line in this many is what the service puts up with. */
  private static final int TOLERATED = 5;

  /**
   * Whether more than a fifth was rejected. Developer Guide, validation rules for manifest files:
   * the import of a manifest fails where more than 20 % of its lines are invalid. Of updates it
   * says only that they fail for too many; of exactly 20 % nothing.
   */
  public boolean aboveTolerance() {
    return rejected * TOLERATED > lines;
  }
}
