package dev.labeldrop.manifest;

import java.util.List;

/**
 * A run of whole lines that goes to the service in one update. It is a byte range of the dropped
 * object, read again when it is sent; blank lines in it, carriage returns before a line feed and
 * the lines in {@code skip} are left out of what is sent.
 *
 * @param number which chunk of the manifest, from 1
 * @param offset where its first line starts, in bytes from the start of the object
 * @param length size of the range in the object, in bytes, line ends included
 * @param bytes size of what is sent, in bytes: each line with one line feed; strictly under the
 *     limit of one update
 * @param lines how many lines are sent
 * @param firstLine number of the first line sent, from 1
 * @param lastLine number of the last line sent
 * @param skip numbers of rejected lines between the two, ascending; they are not sent
 */
public record Chunk(
    int number,
    long offset,
    long length,
    int bytes,
    int lines,
    long firstLine,
    long lastLine,
    List<Long> skip) {

  /** Keeps its own copy of {@code skip}. */
  public Chunk {
    skip = List.copyOf(skip);
  }
}
