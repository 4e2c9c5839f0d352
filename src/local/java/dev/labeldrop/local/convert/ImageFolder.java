package dev.labeldrop.local.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * The images of a folder and of those inside it, found by their path, their name, or their name
 * without its ending. Of an image only the header is read, by the JDK's own readers.
 */
public final class ImageFolder {

  private static final List<String> ENDINGS = List.of(".jpg", ".jpeg", ".png");

  private final Path folder;

  /** A name, or a path relative to the folder, with and without ending; the first file of each. */
  private final Map<String, Path> files = new HashMap<>();

  /**
   * Lists the folder.
   *
   * @throws IOException where it cannot be listed
   */
  public ImageFolder(Path folder) throws IOException {
    this.folder = folder;
    try (Stream<Path> found = Files.walk(folder)) {
      found.filter(ImageFolder::isImage).sorted().forEach(this::add);
    }
  }

  private static boolean isImage(Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith) && Files.isRegularFile(path);
  }

  private void add(Path file) {
    String relative = folder.relativize(file).toString().replace('\\', '/');
    String name = relative.substring(relative.lastIndexOf('/') + 1);
    for (String each : List.of(relative, name, stem(relative), stem(name))) {
      files.putIfAbsent(each, file);
    }
  }

  /** A path without its ending: {@code a/b.c} of {@code a/b.c.jpg}. */
  static String stem(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') ? path.substring(0, dot) : path;
  }

  /** The image of that path, name or stem, relative to the folder. */
  Optional<String> find(String name) {
    return file(name).map(file -> folder.relativize(file).toString().replace('\\', '/'));
  }

  /** Whether there is an image of just that path or stem under the folder. */
  boolean has(String path) {
    return files.containsKey(path);
  }

  /** The image that has most of the path: a/b/c.jpg, else b/c.jpg, else c.jpg. */
  private Optional<Path> file(String name) {
    String path = name;
    while (!files.containsKey(path) && path.indexOf('/') >= 0) {
      path = path.substring(path.indexOf('/') + 1);
    }
    return Optional.ofNullable(files.get(path));
  }

  /**
   * The size of the image of that path, name or stem; empty where there is none, or none of a
   * format that training takes.
   *
   * @throws IOException where the file cannot be read
   */
  Optional<Size> size(String name) throws IOException {
    Optional<Path> file = file(name);
    return file.isEmpty() ? Optional.empty() : size(file.get());
  }

  private static Optional<Size> size(Path file) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      if (in == null) {
        return Optional.empty();
      }
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return Size.of(reader.getWidth(0), reader.getHeight(0));
      } finally {
        reader.dispose();
      }
    }
  }
}
