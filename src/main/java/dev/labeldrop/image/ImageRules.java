package dev.labeldrop.image;

import dev.labeldrop.Count;
import dev.labeldrop.manifest.LineImage;
import dev.labeldrop.manifest.PictureFault;
import dev.labeldrop.manifest.Problem;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the image of one line, as far as its own bytes and the line show it. */
final class ImageRules {

  private final LineImage line;
  private final List<Problem> problems = new ArrayList<>();

  private ImageRules(LineImage line) {
    this.line = line;
  }

  /**
   * The problems of an image.
   *
   * @param line the line that names it
   * @param bytes its size
   * @param seen what it is
   */
  static List<Problem> check(LineImage line, long bytes, Seen seen) {
    ImageRules rules = new ImageRules(line);
    switch (seen) {
      case Seen.Empty _ -> rules.add(PictureFault.EMPTY, "The image has no byte.");
      case Seen.NotAnImage(FileKind kind) ->
          rules.add(
              PictureFault.NOT_AN_IMAGE,
              "The object is %s; training takes PNG and JPEG.".formatted(kind.words()));
      case Seen.Broken(FileKind kind, String why) ->
          rules.add(
              PictureFault.BROKEN, "The object begins as %s and %s.".formatted(kind.words(), why));
      case Seen.Unsized _ when bytes <= ImageLimits.LARGEST_BYTES ->
          rules.add(
              PictureFault.UNSIZED,
              "The image has so much metadata before its width and height that these were not"
                  + " read.");
      case Seen.Unsized _ -> rules.bytes(bytes);
      case Seen.Image image when promisesTooMuch(image, bytes) ->
          rules.add(
              PictureFault.HUGE,
              "The image's header promises %d x %d pixels, the file has %s: the header is broken, or it is made to fill the memory of whoever opens it."
                  .formatted(image.width(), image.height(), Count.of(bytes, "byte")));
      case Seen.Image image -> {
        rules.bytes(bytes);
        rules.image(image);
      }
    }
    return rules.problems;
  }

  private static boolean promisesTooMuch(Seen.Image image, long bytes) {
    long pixels = (long) image.width() * image.height();
    return pixels >= ImageLimits.HUGE && pixels / ImageLimits.PIXELS_OF_A_BYTE > bytes;
  }

  private void bytes(long bytes) {
    if (bytes > ImageLimits.LARGEST_BYTES) {
      add(
          PictureFault.TOO_LARGE,
          "The image has %,d bytes; training takes 15 MB.".formatted(bytes));
    } else if (bytes > ImageLimits.BYTES) {
      add(
          PictureFault.NEARLY_TOO_LARGE,
          "The image has %,d bytes; training takes 15 MB.".formatted(bytes));
    }
  }

  private void image(Seen.Image image) {
    sides(image.width(), image.height());
    if (image.cut()) {
      add(
          PictureFault.CUT_OFF,
          "The image breaks off: what ends %s is missing."
              .formatted(image.kind() == FileKind.PNG ? "a PNG" : "a JPEG"));
    }
    if (image.animated()) {
      add(PictureFault.ANIMATED, "The image is an animated PNG.");
    }
    if (image.cmyk()) {
      add(PictureFault.CMYK, "The image has four channels, as CMYK has.");
    }
    if (image.bits() > ImageLimits.USUAL_BITS) {
      add(PictureFault.DEEP, "The image has %d bits a channel.".formatted(image.bits()));
    }
    problems.addAll(ImageClaims.check(line, image));
  }

  private void sides(int width, int height) {
    int shorter = Math.min(width, height);
    int longer = Math.max(width, height);
    if (shorter < ImageLimits.SHORTEST_SIDE || longer > ImageLimits.LONGEST_SIDE) {
      add(
          PictureFault.SIDE,
          "The image has %d x %d pixels; training takes sides of %d to %d."
              .formatted(width, height, ImageLimits.SHORTEST_SIDE, ImageLimits.LONGEST_SIDE));
    } else if (longer >= (long) shorter * ImageLimits.TOO_MANY_TIMES) {
      add(
          PictureFault.LONG_SIDES,
          "The image has %d x %d pixels; its longer side must be less than %d times the shorter one."
              .formatted(width, height, ImageLimits.TOO_MANY_TIMES));
    }
  }

  private void add(PictureFault fault, String message) {
    problems.add(line.problem(fault, message));
  }
}
