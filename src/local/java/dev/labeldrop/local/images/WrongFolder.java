package dev.labeldrop.local.images;

import dev.labeldrop.image.ImageAddress;
import dev.labeldrop.manifest.LineImage;
import dev.labeldrop.manifest.PictureFault;
import dev.labeldrop.manifest.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A folder that has none of the images, which is one fault and not one of each line. */
public final class WrongFolder {

  /** How far up and down another folder is looked for. */
  private static final int LEVELS = 4;

  /** Files and folders that are looked through for it: less than a second. */
  private static final int MOST_ENTRIES = 20_000;

  private final Path folder;
  private final ImageAddress image;

  private WrongFolder(Path folder, ImageAddress image) {
    this.folder = folder;
    this.image = image;
  }

  /**
   * The problem of a manifest that has no image in a folder.
   *
   * @param first its first line that was looked at
   * @param images how many were looked at
   */
  public static Problem problem(FolderImages folder, LineImage first, long images) {
    ImageAddress image = ImageAddress.of(first.sourceRef());
    return Problem.ofFile(
        PictureFault.WRONG_FOLDER,
        "None of the %,d images is in %s. That of line %d would be %s or %s. %s"
            .formatted(
                images,
                folder.folder(),
                first.number(),
                Path.of(folder.folder() + "/" + image.key()),
                Path.of(folder.folder() + "/" + image.bucket() + "/" + image.key()),
                new WrongFolder(folder.folder(), image).hint()));
  }

  private String hint() {
    try {
      return isEmpty()
          ? "The folder is empty."
          : elsewhere()
              .map(other -> "It is below %s: give --images that folder.".formatted(other))
              .or(this::withoutFolders)
              .orElseGet(this::needed);
    } catch (IOException | UncheckedIOException _) {
      return needed();
    }
  }

  private boolean isEmpty() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /** A folder around this one or in it that has the image. */
  private Optional<Path> elsewhere() throws IOException {
    Optional<Path> around =
        Stream.iterate(folder, path -> path != null, Path::getParent)
            .limit(LEVELS + 1L)
            .filter(this::hasImage)
            .findFirst();
    if (around.isPresent()) {
      return around;
    }
    try (Stream<Path> inside = Files.walk(folder, LEVELS)) {
      return inside
          .limit(MOST_ENTRIES)
          .filter(Files::isDirectory)
          .filter(this::hasImage)
          .findFirst();
    }
  }

  private boolean hasImage(Path other) {
    return new FolderImages(other).file(image).isPresent();
  }

  /** The image lies here, or further down, without the first folders of its key. */
  private Optional<String> withoutFolders() {
    List<String> parts = List.of(image.key().split("/"));
    return IntStream.range(1, parts.size())
        .filter(from -> Files.isRegularFile(folder.resolve(end(parts, from))))
        .mapToObj(from ->
            "The folder has %s: put it into folders %s, as the key has them."
                .formatted(end(parts, from), String.join("/", parts.subList(0, from))))
        .findFirst();
  }

  private static String end(List<String> parts, int from) {
    return String.join("/", parts.subList(from, parts.size()));
  }

  private String needed() {
    int slash = image.key().indexOf('/');
    return slash < 0
        ? "The folder needs %s in it, or a folder %s with it."
            .formatted(image.key(), image.bucket())
        : "The folder needs a folder %s in it, as the keys have, or one %s of the bucket."
            .formatted(image.key().substring(0, slash), image.bucket());
  }
}
