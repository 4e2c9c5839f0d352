package dev.labeldrop.local.convert;

import dev.labeldrop.local.json.JsonTree;
import dev.labeldrop.local.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes images as lines of a manifest (Developer Guide, md-create-manifest-file-classification and
 * md-create-manifest-file-object-detection). A label has the same number on all lines.
 *
 * <p>The edges of boxes are rounded to whole pixels, each by itself, so that a box which ends at
 * its image's edge still does: left 10.4 and width 20.4 become 10 and 21, since 30.8 becomes 31.
 */
public final class ManifestLines {

  private static final long CHANNELS = 3;

  private final ImagePlace place;
  private final String attribute;
  private final String creationDate;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  /**
   * Lines of one manifest.
   *
   * @param attribute the name of the label attribute
   * @param creationDate as in {@code 2024-05-02T10:11:12}
   */
  public ManifestLines(ImagePlace place, String attribute, String creationDate) {
    this.place = place;
    this.attribute = attribute;
    this.creationDate = creationDate;
  }

  /** The line of an image whose size is known, without a line end. */
  String boxes(String name, Size size, List<Box> boxes) {
    List<JsonTree> annotations = new ArrayList<>();
    List<JsonTree> objects = new ArrayList<>();
    Map<Integer, String> names = new TreeMap<>();
    for (Box each : boxes) {
      int number = number(each.label());
      names.put(number, each.label());
      annotations.add(annotation(number, each));
      objects.add(new JsonTree.Obj().with("confidence", confidence(each.confidence())));
    }
    JsonTree.Obj classMap = new JsonTree.Obj();
    names.forEach((number, label) -> classMap.with(Integer.toString(number), label));
    JsonTree.Obj sides =
        new JsonTree.Obj()
            .with("width", size.width())
            .with("height", size.height())
            .with("depth", CHANNELS);
    JsonTree.Obj line =
        start(name)
            .with(
                attribute,
                new JsonTree.Obj()
                    .with("image_size", JsonTree.Arr.of(List.of(sides)))
                    .with("annotations", JsonTree.Arr.of(annotations)))
            .with(
                attribute + "-metadata",
                ended(
                    new JsonTree.Obj()
                        .with("objects", JsonTree.Arr.of(objects))
                        .with("class-map", classMap),
                    "groundtruth/object-detection"));
    return JsonWriter.write(line);
  }

  /** The line of an image with labels of its own, without a line end; each is an attribute. */
  String labels(String name, List<String> labels) {
    JsonTree.Obj line = start(name);
    int index = 0;
    for (String each : labels) {
      String key = labels.size() == 1 ? attribute : attribute + "-" + ++index;
      line.with(key, number(each))
          .with(
              key + "-metadata",
              ended(
                  new JsonTree.Obj().with("class-name", each).with("confidence", 1),
                  "groundtruth/image-classification"));
    }
    return JsonWriter.write(line);
  }

  private JsonTree.Obj start(String name) {
    return new JsonTree.Obj().with("source-ref", place.sourceRef(name));
  }

  private JsonTree.Obj ended(JsonTree.Obj metadata, String type) {
    return metadata
        .with("type", type)
        .with("human-annotated", "yes")
        .with("creation-date", creationDate);
  }

  private int number(String label) {
    return numbers.computeIfAbsent(label, _ -> numbers.size());
  }

  private static JsonTree annotation(int number, Box box) {
    long left = Math.round(box.left());
    long top = Math.round(box.top());
    return new JsonTree.Obj()
        .with("class_id", number)
        .with("left", left)
        .with("top", top)
        .with("width", Math.round(box.left() + box.width()) - left)
        .with("height", Math.round(box.top() + box.height()) - top);
  }

  private static JsonTree confidence(double value) {
    return new JsonTree.Num(
        value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value));
  }
}
