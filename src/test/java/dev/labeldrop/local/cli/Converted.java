package dev.labeldrop.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.local.PlainJson;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;

/** What convert is given, and the lines that it writes. */
final class Converted {

  /** Two images: one with two boxes, one with none. */
  static final String COCO =
      """
      {"annotations": [
        {"id": 1, "image_id": 7, "category_id": 3, "bbox": [10.4, 20.0, 20.4, 30], "segmentation": [[1, 2]]},
        {"id": 2, "image_id": 7, "category_id": 5, "bbox": [0, 0, 640, 480]}],
       "categories": [{"id": 3, "name": "pallet"}, {"id": 5, "name": "forklift"}],
       "images": [{"id": 7, "file_name": "dock/a.jpg", "width": 640, "height": 480},
                  {"id": 8, "file_name": "b.jpg", "width": 640, "height": 480}],
       "info": {"year": 2026}}
      """;

  private Converted() {}

  static String write(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text, UTF_8).toString();
  }

  static void image(Path folder, String name, int width, int height) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    ImageIO.write(
        new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB),
        name.substring(name.lastIndexOf('.') + 1),
        file.toFile());
  }

  static List<Map<?, ?>> lines(Cli cli) {
    return cli.out().lines().<Map<?, ?>>map(Converted::object).toList();
  }

  private static Map<?, ?> object(String line) {
    try {
      return (Map<?, ?>) Objects.requireNonNull(PlainJson.parse(line));
    } catch (IOException e) {
      throw new AssertionError(line, e);
    }
  }

  static List<Object> boxes(Map<?, ?> line) {
    Map<?, ?> attribute = (Map<?, ?>) Objects.requireNonNull(line.get("labels"));
    return List.copyOf((List<?>) Objects.requireNonNull(attribute.get("annotations")));
  }

  static Map<?, ?> metadata(Map<?, ?> line) {
    return (Map<?, ?>) Objects.requireNonNull(line.get("labels-metadata"));
  }
}
