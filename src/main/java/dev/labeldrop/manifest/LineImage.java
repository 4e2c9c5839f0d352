package dev.labeldrop.manifest;

import dev.labeldrop.manifest.json.Utf8;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a line says of its image. Problems that only the image shows are put at the places that it
 * knows.
 */
public final class LineImage {

  /**
   * A value of the line.
   *
   * @param path where it is, as {@code bb.image_size[0]}
   * @param from index of its first byte in the line
   * @param to index after its last byte
   */
  public record Place(String path, int from, int to) {}

  /**
   * A box of the line.
   *
   * @param place where it stands
   * @param sketch the box in the image as the line has it
   */
  public record Box(Place place, BoxSketch sketch) {}

  /**
   * A size that the line gives the image.
   *
   * @param place where it stands
   * @param width in pixels
   * @param height in pixels
   * @param boxes the boxes that are measured in it
   */
  public record Size(Place place, double width, double height, List<Box> boxes) {

    /** Keeps its own copy of the list. */
    public Size {
      boxes = List.copyOf(boxes);
    }
  }

  private final long number;
  private final byte[] line;
  private final String sourceRef;
  private final List<Size> sizes;

  LineImage(long number, byte[] line, String sourceRef, List<Size> sizes) {
    this.number = number;
    this.line = line;
    this.sourceRef = sourceRef;
    this.sizes = List.copyOf(sizes);
  }

  /** The line's number in its file, from 1. */
  public long number() {
    return number;
  }

  /** The whole {@code source-ref}. */
  public String sourceRef() {
    return sourceRef;
  }

  /** The sizes that the line gives, one for each label attribute with boxes. */
  public List<Size> sizes() {
    return sizes;
  }

  /** A problem of the whole image. */
  public Problem problem(PictureFault fault, String message) {
    return problem(number, sourceRef, fault, message, null);
  }

  /**
   * A problem of the image of any line.
   *
   * @param number the line
   * @param other another line that has a part in it; null if none has
   */
  public static Problem problem(
      long number, String sourceRef, PictureFault fault, String message, @Nullable Long other) {
    return new Problem(
        number,
        null,
        null,
        fault.code(),
        Problems.withRemedy(message, fault),
        Problems.shown(sourceRef),
        fault.fixable(),
        null,
        null,
        other);
  }

  /** A problem of a value, and of a box if it is about one. */
  public Problem problem(
      PictureFault fault, String message, Place place, @Nullable BoxSketch sketch) {
    return new Problem(
        number,
        Utf8.codePoints(line, 0, place.from) + 1,
        place.path,
        fault.code(),
        Problems.withRemedy(message, fault),
        Problems.shown(sourceRef),
        fault.fixable(),
        Snippet.of(line, 0, line.length, place.from, place.to),
        sketch,
        null);
  }
}
