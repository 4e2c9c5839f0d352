package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.manifest.json.LineTape;
import dev.labeldrop.manifest.json.Swar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What is sent of a chunk: its lines, each with one line feed, and where in the manifest they are.
 */
public final class ChunkContent {

  private final byte[] bytes;
  private final int lines;

  /** Index in the bytes after each line's line feed. */
  private final int[] ends;

  private final long[] numbers;

  /**
   * The content of a chunk.
   *
   * @param bytes the lines, each with one line feed; not copied
   * @param ends by line, the index after its line feed, ascending; not copied
   * @param numbers by line, its number in the manifest, ascending; not copied
   */
  public ChunkContent(byte[] bytes, int[] ends, long[] numbers) {
    this.bytes = bytes;
    this.lines = ends.length;
    this.ends = ends;
    this.numbers = numbers;
  }

  /** All lines; not copied. */
  public byte[] bytes() {
    return bytes;
  }

  /** How many lines there are. */
  public int lines() {
    return lines;
  }

  /**
   * Number of a line in the manifest, from 1.
   *
   * @param index which of the lines, from 0
   * @throws IndexOutOfBoundsException where there is no such line
   */
  public long lineNumber(int index) {
    return numbers[Objects.checkIndex(index, lines)];
  }

  /**
   * A copy of some lines, each with its line feed.
   *
   * @param from the first of them, from 0
   * @param to the line after the last, up to {@code lines}
   * @throws IndexOutOfBoundsException where there are no such lines
   */
  public byte[] bytes(int from, int to) {
    Objects.checkFromToIndex(from, to, lines);
    return Arrays.copyOfRange(bytes, start(from), start(to));
  }

  /**
   * A line, without its line feed.
   *
   * @param index which of the lines, from 0
   * @throws IndexOutOfBoundsException where there is no such line
   */
  public String line(int index) {
    Objects.checkIndex(index, lines);
    int start = start(index);
    return new String(bytes, start, ends[index] - 1 - start, UTF_8);
  }

  /**
   * Which image each line is about: its {@code source-ref}, decoded, or an empty text where it has
   * none that can be read.
   */
  public List<String> sourceRefs() {
    var entry = new EntryScan(Limits.SERVICE.nesting());
    var sourceRefs = new ArrayList<String>(lines);
    for (int index = 0; index < lines; index++) {
      sourceRefs.add(sourceRef(entry, index));
    }
    return sourceRefs;
  }

  /**
   * Which image a line is about; empty where it has no {@code source-ref} that can be read.
   *
   * @param index which of the lines, from 0
   * @throws IndexOutOfBoundsException where there is no such line
   */
  public String sourceRef(int index) {
    Objects.checkIndex(index, lines);
    return sourceRef(new EntryScan(Limits.SERVICE.nesting()), index);
  }

  private String sourceRef(EntryScan entry, int index) {
    int start = start(index);
    int end = ends[index] - 1;
    if (ends[index] + Swar.WORD <= bytes.length) {
      entry.read(bytes, start, end);
    } else {
      entry.read(LineTape.padded(Arrays.copyOfRange(bytes, start, end)), 0, end - start);
    }
    String sourceRef = entry.sourceRef();
    return sourceRef == null ? "" : sourceRef;
  }

  private int start(int index) {
    return index == 0 ? 0 : ends[index - 1];
  }
}
