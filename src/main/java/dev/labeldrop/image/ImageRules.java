package dev.labeldrop.image;

import dev.labeldrop.manifest.LineImage;
import dev.labeldrop.manifest.PictureFault;
import dev.labeldrop.manifest.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
    rules.bytes(bytes);
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
      case Seen.Unsized _ -> {}
      case Seen.Image image -> rules.image(image);
    }
    return rules.problems;
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
    line.sizes().forEach(size -> claim(size, image));
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

  private void claim(LineImage.Size size, Seen.Image image) {
    String says =
        "%s says %s x %s, the image has %d x %d pixels"
            .formatted(
                size.place().path(),
                number(size.width()),
                number(size.height()),
                image.width(),
                image.height());
    boolean same = size.width() == image.width() && size.height() == image.height();
    boolean swapped = size.width() == image.height() && size.height() == image.width();
    if (same) {
      return;
    }
    if (swapped && image.turned()) {
      at(
          size,
          PictureFault.TURNED,
          says + " and is shown turned (EXIF orientation " + image.orientation() + ").");
    } else if (swapped) {
      at(size, PictureFault.SWAPPED, says + ": width and height are swapped.");
    } else {
      at(size, PictureFault.SIZE_DIFFERS, says + ".");
    }
    if (!swapped || !image.turned()) {
      size.boxes().forEach(box -> box(box, image));
    }
  }

  private void at(LineImage.Size size, PictureFault fault, String message) {
    problems.add(line.problem(fault, message, size.place(), null));
  }

  private void box(LineImage.Box box, Seen.Image image) {
    double right = box.sketch().left() + box.sketch().width();
    double bottom = box.sketch().top() + box.sketch().height();
    boolean insideClaim =
        right <= box.sketch().imageWidth() && bottom <= box.sketch().imageHeight();
    if (insideClaim && (right > image.width() || bottom > image.height())) {
      problems.add(
          line.problem(
              PictureFault.BOX_OUTSIDE,
              "%s reaches to %s, %s; the image ends at %d, %d."
                  .formatted(
                      box.place().path(),
                      number(right),
                      number(bottom),
                      image.width(),
                      image.height()),
              box.place(),
              box.sketch()));
    }
  }

  private void add(PictureFault fault, String message) {
    problems.add(line.problem(fault, message));
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.valueOf(value);
  }
}
