package dev.labeldrop.local.convert;

import java.io.IOException;
import java.io.Writer;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the images that were read as a manifest. */
public final class Conversion {

  private final ManifestLines lines;
  private final @Nullable ImageFolder images;

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
          size(picture, read).map(size -> lines.boxes(name(picture), size, boxes));
    };
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
