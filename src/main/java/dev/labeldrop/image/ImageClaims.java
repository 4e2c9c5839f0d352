package dev.labeldrop.image;

import dev.labeldrop.manifest.BoxSketch;
import dev.labeldrop.manifest.LineImage;
import dev.labeldrop.manifest.PictureFault;
import dev.labeldrop.manifest.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether what a line says of its image's size, and of boxes in it, agrees with the image. */
final class ImageClaims {

  private final LineImage line;
  private final Seen.Image image;
  private final List<Problem> problems = new ArrayList<>();

  private ImageClaims(LineImage line, Seen.Image image) {
    this.line = line;
    this.image = image;
  }

  /** What does not agree, each cause once. */
  static List<Problem> check(LineImage line, Seen.Image image) {
    ImageClaims claims = new ImageClaims(line, image);
    claims.claims().forEach(claims::check);
    return claims.problems;
  }

  /** A size that the line gives the image, perhaps more than once. */
  private record Claim(double width, double height) {}

  private Map<Claim, List<LineImage.Size>> claims() {
    Map<Claim, List<LineImage.Size>> claims = new LinkedHashMap<>();
    line.sizes()
        .forEach(size ->
            claims
                .computeIfAbsent(new Claim(size.width(), size.height()), _ -> new ArrayList<>())
                .add(size));
    return claims;
  }

  /** A wrong size and the boxes that it brings outside have one cause, and are said once. */
  private void check(Claim claim, List<LineImage.Size> sizes) {
    if (claim.width() == image.width() && claim.height() == image.height()) {
      return;
    }
    LineImage.Size first = sizes.getFirst();
    String says =
        "%s says %s x %s, the image has %d x %d pixels"
            .formatted(
                first.place().path(),
                number(claim.width()),
                number(claim.height()),
                image.width(),
                image.height());
    boolean swapped = claim.width() == image.height() && claim.height() == image.width();
    String how = swapped ? ": width and height are swapped" : "";
    List<LineImage.Box> outside =
        sizes.stream()
            .flatMap(size -> size.boxes().stream())
            .filter(box -> isOutside(box.sketch()))
            .toList();
    if (swapped && image.turned()) {
      at(
          first.place(),
          PictureFault.TURNED,
          says + " and is shown turned (EXIF orientation " + image.orientation() + ").");
    } else if (!outside.isEmpty()) {
      outside(outside, sizes, says + how);
    } else {
      PictureFault fault = swapped ? PictureFault.SWAPPED : PictureFault.SIZE_DIFFERS;
      at(first.place(), fault, says + how + ".");
    }
  }

  /** Whether a box that is inside the image by its line is not. */
  private boolean isOutside(BoxSketch box) {
    double right = box.left() + box.width();
    double bottom = box.top() + box.height();
    return right <= box.imageWidth()
        && bottom <= box.imageHeight()
        && (right > image.width() || bottom > image.height());
  }

  private void outside(List<LineImage.Box> outside, List<LineImage.Size> sizes, String says) {
    LineImage.Box box = outside.getFirst();
    int boxes = sizes.stream().mapToInt(size -> size.boxes().size()).sum();
    problems.add(
        line.problem(
            PictureFault.BOX_OUTSIDE,
            "%s reaches to %s, %s; %s.%s"
                .formatted(
                    box.place().path(),
                    number(box.sketch().left() + box.sketch().width()),
                    number(box.sketch().top() + box.sketch().height()),
                    says,
                    boxes == 1
                        ? ""
                        : " %,d of %,d boxes %s outside."
                            .formatted(outside.size(), boxes, outside.size() == 1 ? "is" : "are")),
            box.place(),
            box.sketch()));
  }

  private void at(LineImage.Place place, PictureFault fault, String message) {
    problems.add(line.problem(fault, message, place, null));
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.valueOf(value);
  }
}
