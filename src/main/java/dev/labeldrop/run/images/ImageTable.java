package dev.labeldrop.run.images;

import dev.labeldrop.run.ledger.LineIndex;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * What was seen of many images: {@link ImageRecord}s, sorted by the fingerprints of their
 * source-refs. Before them stand 16 bytes, big endian: a number 8, which says that it is this, of
 * this version; the checksum of all records 4, by CRC-32C (RFC 3720); their number 4.
 */
final class ImageTable {

  /** Whatever changes what the same bytes are seen as changes this number too. */
  private static final long VERSION = 0x4C44_494D_4147_4502L;

  private static final int HEADER = 16;
  private static final int LENGTH = ImageRecord.LENGTH;

  /** One without images. */
  static final ImageTable EMPTY = new ImageTable(new byte[0]);

  private final byte[] bytes;
  private final ByteBuffer records;

  private ImageTable(byte[] bytes) {
    this.bytes = bytes;
    this.records = ByteBuffer.wrap(bytes);
  }

  /** Reads a file; empty if it is none of these, of another version, or damaged. */
  static Optional<ImageTable> read(byte[] file) {
    if (file.length < HEADER) {
      return Optional.empty();
    }
    ByteBuffer header = ByteBuffer.wrap(file);
    byte[] records = Arrays.copyOfRange(file, HEADER, file.length);
    boolean whole =
        header.getLong() == VERSION
            && header.getInt() == checksum(records)
            && (long) header.getInt() * LENGTH == records.length;
    return whole ? Optional.of(new ImageTable(records)) : Optional.empty();
  }

  /** The same as a file. */
  byte[] file() {
    return ByteBuffer.allocate(HEADER + bytes.length)
        .putLong(VERSION)
        .putInt(checksum(bytes))
        .putInt(size())
        .put(bytes)
        .array();
  }

  private static int checksum(byte[] records) {
    CRC32C sum = new CRC32C();
    sum.update(records);
    return (int) sum.getValue();
  }

  /** How many images it has. */
  int size() {
    return bytes.length / LENGTH;
  }

  /** What it has of the images of some lines. */
  KnownImages of(LineIndex lines) {
    byte[] known = new byte[lines.size() * LENGTH];
    for (int line = 0; line < lines.size(); line++) {
      int place = find(lines.refHigh(line), lines.refLow(line));
      if (place >= 0) {
        System.arraycopy(bytes, place * LENGTH, known, line * LENGTH, LENGTH);
      }
    }
    return new KnownImages(known);
  }

  private int find(long high, long low) {
    int from = 0;
    int to = size() - 1;
    while (from <= to) {
      int middle = (from + to) >>> 1;
      int order = ImageRecord.compare(records, middle * LENGTH, high, low);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        from = middle + 1;
      } else {
        to = middle - 1;
      }
    }
    return -1;
  }

  /**
   * This one with other records. One that is in both is taken from the others.
   *
   * <p>Worked example: 3 and 7 with 9, 7' and 1 of the others, and room for three. The others in
   * order are 1, 7', 9; both together 1, 3, 7', 9. One is too many: of the oldest day, which is
   * that of 3, as many go.
   *
   * @param others whole records, in any order
   * @param most how many are left at most; those that were read longest ago go first
   */
  ImageTable with(byte[] others, int most) {
    byte[] sorted = sorted(others);
    ByteBuffer news = ByteBuffer.wrap(sorted);
    ByteBuffer all = ByteBuffer.allocate(bytes.length + sorted.length);
    int old = 0;
    int next = 0;
    while (old < bytes.length || next < sorted.length) {
      int order =
          old == bytes.length
              ? 1
              : next == sorted.length ? -1 : ImageRecord.compare(records, old, news, next);
      boolean takesOld = order < 0;
      all.put(takesOld ? bytes : sorted, takesOld ? old : next, LENGTH);
      old += order <= 0 ? LENGTH : 0;
      next += takesOld ? 0 : LENGTH;
    }
    return new ImageTable(newest(Arrays.copyOf(all.array(), all.position()), most));
  }

  /** Records in the order of their source-refs, of each source-ref one. */
  private static byte[] sorted(byte[] any) {
    ByteBuffer buffer = ByteBuffer.wrap(any);
    Integer[] order = new Integer[any.length / LENGTH];
    Arrays.setAll(order, place -> place * LENGTH);
    Arrays.sort(order, (one, other) -> ImageRecord.compare(buffer, one, buffer, other));
    ByteBuffer sorted = ByteBuffer.allocate(any.length);
    for (int place = 0; place < order.length; place++) {
      boolean last =
          place + 1 == order.length
              || ImageRecord.compare(buffer, order[place], buffer, order[place + 1]) != 0;
      if (last) {
        sorted.put(any, order[place], LENGTH);
      }
    }
    return Arrays.copyOf(sorted.array(), sorted.position());
  }

  private static byte[] newest(byte[] records, int most) {
    int size = records.length / LENGTH;
    if (size <= most) {
      return records;
    }
    ByteBuffer buffer = ByteBuffer.wrap(records);
    int[] days = new int[size];
    Arrays.setAll(days, place -> ImageRecord.day(buffer, place * LENGTH));
    int[] ordered = days.clone();
    Arrays.sort(ordered);
    int first = ordered[size - most];
    long ofFirst = most - Arrays.stream(days).filter(day -> day > first).count();
    ByteBuffer left = ByteBuffer.allocate(most * LENGTH);
    for (int place = 0; place < size; place++) {
      if (days[place] > first || (days[place] == first && ofFirst-- > 0)) {
        left.put(records, place * LENGTH, LENGTH);
      }
    }
    return left.array();
  }
}
