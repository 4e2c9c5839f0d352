package dev.labeldrop.local.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads YOLO's labels (Ultralytics, detection datasets): a folder with a text file for each image,
 * a line for each box: the number of its class, its centre, its width and height, in fractions of
 * the image. The sizes of the images are not in there, so the images are needed.
 *
 * <p>Worked example: in an image of 800 x 600, {@code 0 0.5 0.5 0.25 0.5} is a box of 200 x 300
 * whose left is 300 and whose top is 150.
 */
public final class YoloReader implements AnnotationReader {

  private static final Set<String> NOT_LABELS =
      Set.of("classes.txt", "train.txt", "val.txt", "test.txt", "requirements.txt");

  private final ImageFolder images;
  private final @Nullable Path classes;

  /**
   * A reader of labels.
   *
   * @param images where the images are
   * @param classes the file with the names of the classes; null where it is in the folder
   */
  public YoloReader(ImageFolder images, @Nullable Path classes) {
    this.images = images;
    this.classes = classes;
  }

  @Override
  public void read(Path input, Collected into) throws IOException {
    YoloNames names = classes == null ? YoloNames.in(input) : YoloNames.of(classes);
    try (Stream<Path> found = Files.walk(input)) {
      List<Path> files = found.filter(YoloReader::isLabels).sorted().toList();
      if (files.isEmpty()) {
        throw new IOException(input + " has no .txt files with labels.");
      }
      for (Path each : files) {
        readFile(each, input.relativize(each), names, into);
      }
    }
  }

  private static boolean isLabels(Path path) {
    String name = String.valueOf(path.getFileName());
    return name.endsWith(".txt") && !NOT_LABELS.contains(name) && !name.startsWith("README");
  }

  private void readFile(Path file, Path relative, YoloNames names, Collected into)
      throws IOException {
    Optional<String> image = image(relative);
    if (image.isEmpty()) {
      into.skip(file.toString(), "There is no .jpg, .jpeg or .png of that name among the images.");
      return;
    }
    Optional<Size> size = images.size(image.get());
    if (size.isEmpty()) {
      into.skip(file.toString(), "Its image " + image.get() + " cannot be read.");
      return;
    }
    List<Box> boxes = new ArrayList<>();
    int number = 0;
    for (String each : Files.readAllLines(file)) {
      number++;
      if (!each.isBlank()) {
        String where = file + ":" + number;
        YoloLine.read(each, names, size.get(), reason -> into.skip(where, reason))
            .ifPresent(boxes::add);
      }
    }
    into.add(new Picture(image.get(), size.get(), new Labelling.Boxes(boxes)));
  }

  /** The image of a file of labels: the same path, or with images/ for labels/, as YOLO looks. */
  private Optional<String> image(Path labels) {
    String stem = ImageFolder.stem(labels.toString().replace('\\', '/'));
    String beside = stem.replaceFirst("(^|/)labels/", "$1images/");
    return images.find(images.has(beside) ? beside : stem);
  }
}
