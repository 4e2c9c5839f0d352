package dev.labeldrop.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** Images for tests: whole ones, and ones with one thing wrong. */
public final class Pictures {

  private static final byte[] SIGNATURE = bytes(0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n');
  private static final int RGB = 2;

  private Pictures() {}

  /** A PNG of one colour. */
  public static byte[] png(int width, int height) {
    return png(width, height, 8);
  }

  /** A PNG of one colour, with chunks of one's own before the pixels. */
  public static byte[] png(int width, int height, int bits, byte[]... chunks) {
    byte[] rows = new byte[height * (1 + width * 3 * bits / 8)];
    return join(header(width, height, bits), join(chunks), pixels(rows), end());
  }

  /** A white PNG. */
  public static byte[] whitePng(int width, int height) {
    byte[] rows = new byte[height * (1 + width * 3)];
    Arrays.fill(rows, (byte) 0xFF);
    for (int row = 0; row < height; row++) {
      rows[row * (1 + width * 3)] = 0;
    }
    return join(header(width, height, 8), pixels(rows), end());
  }

  /** A PNG that claims a size which it has no pixels for. */
  public static byte[] pngThatClaims(int width, int height) {
    return join(header(width, height, 8), pixels(new byte[1_000]), end());
  }

  private static byte[] header(int width, int height, int bits) {
    ByteBuffer content = ByteBuffer.allocate(13).putInt(width).putInt(height);
    content.put((byte) bits).put((byte) RGB);
    return join(SIGNATURE, chunk("IHDR", content.array()));
  }

  private static byte[] pixels(byte[] rows) {
    Deflater deflater = new Deflater();
    deflater.setInput(rows);
    deflater.finish();
    byte[] deflated = new byte[rows.length + rows.length / 500 + 2_000];
    int length = deflater.deflate(deflated);
    deflater.end();
    return chunk("IDAT", Arrays.copyOf(deflated, length));
  }

  /** A PNG of noise, with its pixels in chunks of a length, as libpng writes them. */
  public static byte[] noisyPng(int side, int length, RandomGenerator random) {
    byte[] rows = new byte[side * (1 + side * 3)];
    random.nextBytes(rows);
    for (int row = 0; row < side; row++) {
      rows[row * (1 + side * 3)] = 0;
    }
    byte[] all = pixels(rows);
    byte[] deflated = Arrays.copyOfRange(all, 8, all.length - 4);
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    for (int from = 0; from < deflated.length; from += length) {
      int to = Math.min(deflated.length, from + length);
      chunks.writeBytes(chunk("IDAT", Arrays.copyOfRange(deflated, from, to)));
    }
    return join(header(side, side, 8), chunks.toByteArray(), end());
  }

  private static byte[] end() {
    return chunk("IEND", new byte[0]);
  }

  /** The chunk that makes a PNG an animated one of so many frames. */
  public static byte[] animation(int frames) {
    return chunk("acTL", ByteBuffer.allocate(8).putInt(frames).putInt(0).array());
  }

  /** A chunk of a PNG. */
  public static byte[] chunk(String type, byte[] content) {
    CRC32 sum = new CRC32();
    sum.update(type.getBytes(ISO_8859_1));
    sum.update(content);
    return ByteBuffer.allocate(12 + content.length)
        .putInt(content.length)
        .put(type.getBytes(ISO_8859_1))
        .put(content)
        .putInt((int) sum.getValue())
        .array();
  }

  /** A JPEG, as Java writes it, of noise that does not compress. */
  public static byte[] jpeg(int width, int height, RandomGenerator random) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, random.nextInt(0x1000000));
      }
    }
    return written(image);
  }

  /** A JPEG of one colour, as Java writes it, with segments of one's own after its start. */
  public static byte[] jpeg(int width, int height, byte[]... segments) {
    byte[] plain = written(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB));
    return join(
        Arrays.copyOf(plain, 2), join(segments), Arrays.copyOfRange(plain, 2, plain.length));
  }

  private static byte[] written(BufferedImage image) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, "jpg", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A JPEG with the four channels of CMYK: its header, and no pixels to speak of. */
  public static byte[] cmykJpeg(int width, int height) {
    byte[] frame =
        ByteBuffer.allocate(18)
            .put((byte) 8)
            .putShort((short) height)
            .putShort((short) width)
            .put((byte) 4)
            .array();
    byte[] scan = {4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0};
    return join(
        bytes(0xFF, 0xD8),
        segment(0xEE, join("Adobe".getBytes(ISO_8859_1), new byte[7])),
        segment(0xC0, frame),
        segment(0xDA, scan),
        bytes(1, 2, 3, 0xFF, 0xD9));
  }

  /** A segment of a JPEG. */
  public static byte[] segment(int marker, byte[] content) {
    return ByteBuffer.allocate(4 + content.length)
        .put((byte) 0xFF)
        .put((byte) marker)
        .putShort((short) (content.length + 2))
        .put(content)
        .array();
  }

  /** So many bytes of metadata, in segments as large as they may be. */
  public static byte[] metadata(int bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int left = bytes; left > 0; left -= 65_533) {
      out.writeBytes(segment(0xE2, new byte[Math.min(left, 65_533)]));
    }
    return out.toByteArray();
  }

  /** EXIF data of a JPEG that says how the image is turned. */
  public static byte[] exif(int orientation, ByteOrder order) {
    return segment(0xE1, join("Exif\0\0".getBytes(ISO_8859_1), tiff(orientation, order)));
  }

  /** What a JPEG says of several pictures, by the length of the first. */
  public static byte[] pictures(int length, ByteOrder order) {
    byte[] index =
        ByteBuffer.allocate(58)
            .order(order)
            .put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(ISO_8859_1))
            .putShort((short) 42)
            .putInt(8)
            .putShort((short) 1)
            .putShort((short) 0xB002)
            .putShort((short) 7)
            .putInt(32)
            .putInt(26)
            .putInt(0)
            .putInt(0x030000)
            .putInt(length)
            .array();
    return segment(0xE2, join("MPF\0".getBytes(ISO_8859_1), index));
  }

  /** A TIFF directory with another tag and the orientation. */
  public static byte[] tiff(int orientation, ByteOrder order) {
    return ByteBuffer.allocate(38)
        .order(order)
        .put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(ISO_8859_1))
        .putShort((short) 42)
        .putInt(8)
        .putShort((short) 2)
        .putShort((short) 256)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) 77)
        .putShort((short) 0)
        .putShort((short) 274)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) orientation)
        .putShort((short) 0)
        .putInt(0)
        .array();
  }

  /** Bytes behind one another. */
  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /** Bytes, each from 0 to 255. */
  public static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int index = 0; index < values.length; index++) {
      bytes[index] = (byte) values[index];
    }
    return bytes;
  }
}
