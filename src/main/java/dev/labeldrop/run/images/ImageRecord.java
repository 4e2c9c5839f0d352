package dev.labeldrop.run.images;

import dev.labeldrop.image.FileKind;
import dev.labeldrop.image.KnownImage;
import dev.labeldrop.image.ReadImage;
import dev.labeldrop.image.Seen;
import dev.labeldrop.manifest.Fingerprint;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was seen in the bytes of one image, in 64 bytes, big endian: fingerprint of the source-ref
 * 16, the ETag's MD5 16 and its number of parts 4 (0 for none), size 8, width 4, height 4, bits 4,
 * orientation 1, is it a PNG 1, flags 1 (1 CMYK, 2 animated, 4 cut), zero 1, day on which it was
 * read 4 (from 1970-01-01).
 *
 * <p>An image of another form than that is not kept, and read anew each time: one whose ETag is not
 * in one of the two forms that S3 gives (S3 API reference, Object: 32 hexadecimal digits, and a
 * hyphen with the number of parts behind them for an upload in parts).
 */
final class ImageRecord {

  /** Bytes of a record. */
  static final int LENGTH = 64;

  private static final Pattern ETAG = Pattern.compile("\"([0-9a-f]{32})(?:-([1-9][0-9]{0,4}))?\"");

  private static final int REF = 16;
  private static final int MD5 = 16;
  private static final int DAY = LENGTH - 4;
  private static final int CMYK = 1;
  private static final int ANIMATED = 2;
  private static final int CUT = 4;

  private ImageRecord() {}

  /**
   * The record of an image; empty if its ETag is of another form.
   *
   * @param day on which it was read, from 1970-01-01
   */
  static Optional<byte[]> of(ReadImage read, int day) {
    Matcher etag = ETAG.matcher(read.known().etag());
    if (!etag.matches()) {
      return Optional.empty();
    }
    Fingerprint ref = Fingerprint.ofSourceRef(read.sourceRef());
    Seen.Image image = read.known().image();
    String parts = etag.group(2);
    int flags =
        (image.cmyk() ? CMYK : 0) | (image.animated() ? ANIMATED : 0) | (image.cut() ? CUT : 0);
    ByteBuffer record =
        ByteBuffer.allocate(LENGTH)
            .putLong(ref.high())
            .putLong(ref.low())
            .put(HexFormat.of().parseHex(etag.group(1)))
            .putInt(parts == null ? 0 : Integer.parseInt(parts))
            .putLong(read.known().size())
            .putInt(image.width())
            .putInt(image.height())
            .putInt(image.bits())
            .put((byte) image.orientation())
            .put((byte) (image.kind() == FileKind.PNG ? 1 : 0))
            .put((byte) flags)
            .put((byte) 0)
            .putInt(day);
    return Optional.of(record.array());
  }

  /** What a record says, which begins at an index. */
  static KnownImage read(ByteBuffer records, int at) {
    byte[] md5 = new byte[MD5];
    ByteBuffer record = records.slice(at, LENGTH).position(REF).get(md5);
    int parts = record.getInt();
    String etag = '"' + HexFormat.of().formatHex(md5) + (parts == 0 ? "" : "-" + parts) + '"';
    long size = record.getLong();
    int width = record.getInt();
    int height = record.getInt();
    int bits = record.getInt();
    int orientation = record.get();
    FileKind kind = record.get() == 1 ? FileKind.PNG : FileKind.JPEG;
    int flags = record.get();
    return new KnownImage(
        etag,
        size,
        new Seen.Image(
            kind,
            width,
            height,
            orientation,
            bits,
            (flags & CMYK) != 0,
            (flags & ANIMATED) != 0,
            (flags & CUT) != 0));
  }

  /** The day on which the image of a record was read. */
  static int day(ByteBuffer records, int at) {
    return records.getInt(at + DAY);
  }

  /** Compares the source-refs of two records. */
  static int compare(ByteBuffer records, int at, ByteBuffer others, int otherAt) {
    return compare(records, at, others.getLong(otherAt), others.getLong(otherAt + Long.BYTES));
  }

  /** Compares the source-ref of a record with a fingerprint, as unsigned numbers of 128 bits. */
  static int compare(ByteBuffer records, int at, long high, long low) {
    int order = Long.compareUnsigned(records.getLong(at), high);
    return order != 0 ? order : Long.compareUnsigned(records.getLong(at + Long.BYTES), low);
  }
}
