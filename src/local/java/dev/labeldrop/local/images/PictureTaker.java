package dev.labeldrop.local.images;

import dev.labeldrop.Count;
import dev.labeldrop.LabeldropException;
import dev.labeldrop.image.ImageAddress;
import dev.labeldrop.image.ImageAnswer;
import dev.labeldrop.image.ImageReader;
import dev.labeldrop.image.ImageSource;
import dev.labeldrop.image.Seen;
import dev.labeldrop.local.page.Picture;
import dev.labeldrop.manifest.EntryLabels;
import dev.labeldrop.manifest.EntryLabelsReader;
import dev.labeldrop.manifest.LabelledBox;
import dev.labeldrop.manifest.LineImage;
import dev.labeldrop.manifest.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes small pictures of the images of some lines; here, and nowhere else, images are decoded. */
public final class PictureTaker {

  /** No image that is larger is read whole. Developer Guide, limits: 15 MB. */
  private static final int LARGEST = 15 * 1024 * 1024;

  private final ImageSource images;
  private final Map<Long, List<Problem>> problems;
  private final EntryLabelsReader labels = new EntryLabelsReader();
  private final List<Picture> pictures = new ArrayList<>();

  /**
   * Takes pictures.
   *
   * @param problems what is wrong, by line
   */
  public PictureTaker(ImageSource images, Map<Long, List<Problem>> problems) {
    this.images = images;
    this.problems = problems;
  }

  /**
   * Takes the picture of a line's image.
   *
   * @param bytes the line
   */
  public void take(LineImage line, byte[] bytes) {
    List<LabelledBox> named =
        labels.of(bytes, 0, bytes.length).map(EntryLabels::boxes).orElse(List.of());
    ImageAddress image = ImageAddress.of(line.sourceRef());
    pictures.add(
        switch (images.look(image, null)) {
          case ImageAnswer.Found found -> picture(line, image, found, named);
          case ImageAnswer.Refused refused -> without(line, refused.words());
          case ImageAnswer.Unchanged _ -> without(line, "It was not read.");
        });
  }

  /** Those that were taken. */
  public List<Picture> pictures() {
    return List.copyOf(pictures);
  }

  private Picture picture(
      LineImage line, ImageAddress image, ImageAnswer.Found found, List<LabelledBox> named) {
    if (found.size() > LARGEST) {
      return without(line, "The image is too large to be read.");
    }
    try {
      Seen seen =
          ImageReader.read(
              (from, length) -> images.read(image, found, from, length),
              found.size(),
              found.first());
      if (!(seen instanceof Seen.Image header)) {
        return without(line, "The object is no image that can be shown.");
      }
      byte[] all = images.read(image, found, 0, (int) found.size());
      String words =
          "%d x %d pixels, %s".formatted(header.width(), header.height(), boxes(header, line));
      return Thumbnails.of(all, header, line, named)
          .map(data -> picture(line, data, words))
          .orElseGet(() -> without(line, words + "; it cannot be shown."));
    } catch (LabeldropException e) {
      return without(line, "The image could not be read: " + e.getMessage());
    }
  }

  private static String boxes(Seen.Image header, LineImage line) {
    int boxes = line.sizes().stream().mapToInt(size -> size.boxes().size()).sum();
    long outside = ShownFrame.of(header, line).outside(line);
    return (boxes == 0 ? "no boxes" : Count.of(boxes, "box", "boxes"))
        + (outside == 0 ? "" : ", %,d not inside the image".formatted(outside));
  }

  private Picture without(LineImage line, String words) {
    return picture(line, null, words);
  }

  private Picture picture(LineImage line, @Nullable String data, String words) {
    List<String> codes =
        problems.getOrDefault(line.number(), List.of()).stream()
            .map(problem -> problem.code().name())
            .distinct()
            .toList();
    return new Picture(line.number(), Problem.shown(line.sourceRef()), data, words, codes);
  }
}
