package dev.labeldrop.run.images;

import dev.labeldrop.PermanentException;
import dev.labeldrop.image.KnownImage;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.RunFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the images of some lines: an {@link ImageRecord} for each line, in the order of
 * the lines, or zeros if nothing is known.
 */
final class KnownImages {

  private static final int LENGTH = ImageRecord.LENGTH;

  private final byte[] bytes;
  private final ByteBuffer records;

  /** Takes records, not copied. */
  KnownImages(byte[] bytes) {
    this.bytes = bytes;
    this.records = ByteBuffer.wrap(bytes);
  }

  /** How many lines there are. */
  int size() {
    return bytes.length / LENGTH;
  }

  /** What is known of the image of a line, from 0; null if nothing is. */
  @Nullable KnownImage at(int line) {
    return has(line) ? ImageRecord.read(records, line * LENGTH) : null;
  }

  private boolean has(int line) {
    // An image of a record has a day, which is after 1970-01-01.
    return ImageRecord.day(records, line * LENGTH) != 0;
  }

  /** Leaves them to batches; nothing if nothing is known. */
  void write(RunFiles folder) {
    if (IntStream.range(0, size()).anyMatch(this::has)) {
      folder.writeBytes(File.KNOWN_IMAGES, bytes);
    }
  }

  /**
   * Those of a batch. If there is no file nothing is known of its images.
   *
   * @param from the first line of the batch, from 0
   * @param to the line after its last
   */
  static KnownImages read(RunFiles folder, int from, int to) {
    int length = (to - from) * LENGTH;
    try (InputStream in = folder.open(File.KNOWN_IMAGES, (long) from * LENGTH, length)) {
      byte[] read = in.readNBytes(length);
      return new KnownImages(read.length == length ? read : new byte[length]);
    } catch (PermanentException _) {
      return new KnownImages(new byte[length]);
    } catch (IOException e) {
      throw new UncheckedIOException("Reading " + folder.uri(File.KNOWN_IMAGES), e);
    }
  }
}
