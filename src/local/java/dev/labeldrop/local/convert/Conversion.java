package dev.labeldrop.local.convert;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the images that were read as a manifest. */
public final class Conversion {

  /** The far edge of an image in fractions, with an error of rounding. */
  private static final double WHOLE = 1.001;

  private final ManifestLines lines;
  private final @Nullable ImageFolder images;
  private boolean fractions;

  /**
   * A conversion.
   *
   * @param images where sizes are looked up; null where only the input tells them
   */
  public Conversion(ManifestLines lines, @Nullable ImageFolder images) {
    this.lines = lines;
    this.images = images;
  }

  /**
   * Writes a line for each image.
   *
   * @param read what was read; what cannot be written is added to what was skipped
   * @return how many lines
   */
  public long write(Collected read, Writer out) throws IOException {
    fractions = areFractions(read);
    if (fractions) {
      read.note("All boxes are fractions of their images, and were turned into pixels.");
    }
    long written = 0;
    for (Picture each : read.pictures()) {
      Optional<String> line = line(each, read);
      if (line.isPresent()) {
        out.write(line.get());
        out.write('\n');
        written++;
      }
    }
    return written;
  }

  private Optional<String> line(Picture picture, Collected read) throws IOException {
    return switch (picture.labelling()) {
      case Labelling.Labels(var labels) -> Optional.of(lines.labels(name(picture), labels));
      case Labelling.Boxes(var boxes) ->
          size(picture, read).map(size -> lines.boxes(name(picture), size, inPixels(boxes, size)));
    };
  }

  private List<Box> inPixels(List<Box> boxes, Size size) {
    return fractions ? boxes.stream().map(box -> box.of(size)).toList() : boxes;
  }

  /**
   * Whether the boxes are fractions of their images, as Azure and Google write them: no edge is
   * beyond 1, so that a box of pixels would be no larger than one.
   */
  private static boolean areFractions(Collected read) {
    List<Box> boxes =
        read.pictures().stream()
            .map(Picture::labelling)
            .flatMap(each ->
                each instanceof Labelling.Boxes(var found) ? found.stream() : Stream.<Box>empty())
            .toList();
    return !boxes.isEmpty()
        && boxes.stream()
            .allMatch(
                box -> box.left() + box.width() <= WHOLE && box.top() + box.height() <= WHOLE);
  }

  /** The image's name, with the ending of its file where the input leaves that out. */
  private String name(Picture picture) {
    String name = picture.name();
    boolean complete = name.startsWith("s3://") || name.lastIndexOf('.') > name.lastIndexOf('/');
    return images == null || complete ? name : images.find(name).orElse(name);
  }

  private Optional<Size> size(Picture picture, Collected read) throws IOException {
    Size said = picture.size();
    Optional<Size> real = images == null ? Optional.empty() : images.size(picture.name());
    if (said == null && real.isEmpty()) {
      read.skip(
          picture.name(),
          images == null
              ? "The input does not say the image's size. Give the folder of the images with"
                  + " --images."
              : "The input does not say the image's size, and no image of that name can be read.");
      return Optional.empty();
    }
    if (said != null && real.isPresent() && !real.get().equals(said)) {
      read.skip(
          picture.name(),
          "The input says that the image is %s, but it is %s: its boxes would be wrong."
              .formatted(said, real.get()));
      return Optional.empty();
    }
    return Optional.of(real.orElseGet(() -> Objects.requireNonNull(said)));
  }
}
