package dev.labeldrop.local.images;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.image.ImageAddress;
import dev.labeldrop.manifest.LineImage;
import dev.labeldrop.manifest.LineImages;
import dev.labeldrop.manifest.PictureFault;
import dev.labeldrop.manifest.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  /** Images that are looked for before a run: a wrong folder has none of them. */
  private static final int FIRST = 20;

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
    return problem(folder, first, "the %,d".formatted(images));
  }

  /**
   * The problem of a manifest if the folder has none of its first images: at most 20, and at least
   * two, because one can be missing by itself.
   *
   * @param manifest from its first byte
   */
  public static Optional<Problem> before(FolderImages folder, InputStream manifest)
      throws IOException {
    List<LineImage> first = firstImages(manifest);
    List<LineImage> looked = first.subList(0, Math.min(first.size(), FIRST));
    if (looked.size() < 2
        || looked.stream()
            .anyMatch(line -> folder.file(ImageAddress.of(line.sourceRef())).isPresent())) {
      return Optional.empty();
    }
    String which = first.size() > FIRST ? "the first " + FIRST : "the " + first.size();
    return Optional.of(problem(folder, looked.getFirst(), which));
  }

  /** One more than are looked at, if there are as many. */
  private static List<LineImage> firstImages(InputStream manifest) throws IOException {
    List<LineImage> first = new ArrayList<>();
    LineImages images = new LineImages();
    BufferedReader lines = new BufferedReader(new InputStreamReader(manifest, UTF_8));
    String line = lines.readLine();
    for (long number = 1; line != null && first.size() <= FIRST; number++) {
      images.of(number, line.getBytes(UTF_8)).filter(WrongFolder::isAddress).ifPresent(first::add);
      line = lines.readLine();
    }
    return first;
  }

  private static boolean isAddress(LineImage line) {
    return line.sourceRef().matches("s3://[^/]+/.+");
  }

  private static Problem problem(FolderImages folder, LineImage first, String which) {
    ImageAddress image = ImageAddress.of(first.sourceRef());
    return Problem.ofFile(
        PictureFault.WRONG_FOLDER,
        "None of %s images is in %s. That of line %d would be %s or %s. %s"
            .formatted(
                which,
                folder.folder(),
                first.number(),
                Path.of(folder.folder() + "/" + image.key()),
                Path.of(folder.folder() + "/" + image.bucket() + "/" + image.key()),
                new WrongFolder(folder.folder(), image).hint()));
  }

  private String hint() {
    Optional<String> near = new FolderImages(folder).near(image);
    if (near.isPresent()) {
      return "The folder has %s.".formatted(near.get());
    }
    try {
      return isEmpty()
          ? "The folder is empty."
          : elsewhere()
              .map(other -> "The keys begin in %s.".formatted(other))
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
