package dev.labeldrop.local.convert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads COCO's object detection files (cocodataset.org, data format): one object with {@code
 * images}, {@code annotations} and {@code categories}, in whatever order. A {@code bbox} is left,
 * top, width and height in pixels. The file is read as a stream: outlines, which make most of it,
 * are passed over.
 */
public final class CocoReader implements AnnotationReader {

  private static final JsonFactory FACTORY = new JsonFactory();

  /** An image as the file lists it. */
  private record Image(String name, @Nullable Size size) {}

  /** A box as the file lists it; the box is null where it has not four numbers. */
  private record Annotation(String id, String image, String category, @Nullable List<Double> box) {}

  private final Map<String, Image> images = new LinkedHashMap<>();
  private final Map<String, String> categories = new HashMap<>();
  private final List<Annotation> annotations = new ArrayList<>();

  @Override
  public void read(Path input, Collected into) throws IOException {
    images.clear();
    categories.clear();
    annotations.clear();
    try (JsonParser parser = FACTORY.createParser(input.toFile())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException(input + " is no COCO file: it is not one JSON object.");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        member(parser, into);
      }
    } catch (JsonProcessingException e) {
      throw new IOException(
          ("%s is no COCO file: line %d is not JSON. Name the file with the annotations, such as"
                  + " instances_train.json.")
              .formatted(input, e.getLocation().getLineNr()),
          e);
    }
    if (images.isEmpty()) {
      throw new IOException(input + " is no COCO file: it has no images.");
    }
    collect(into);
  }

  private void member(JsonParser parser, Collected into) throws IOException {
    String name = parser.currentName();
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw new IOException("The COCO file's " + name + " are not objects.");
      }
      CocoFields fields = CocoFields.read(parser);
      switch (name) {
        case "images" -> addImage(fields, into);
        case "categories" -> categories.put(fields.text("id"), fields.text("name"));
        case "annotations" ->
            annotations.add(
                new Annotation(
                    fields.text("id"),
                    fields.text("image_id"),
                    fields.text("category_id"),
                    fields.box()));
        default -> {}
      }
    }
  }

  private void addImage(CocoFields fields, Collected into) {
    String name = fields.text("file_name");
    if (name.isEmpty()) {
      into.skip("image " + fields.text("id"), "It has no file_name.");
      return;
    }
    Size size = Size.of(fields.integer("width"), fields.integer("height")).orElse(null);
    images.put(fields.text("id"), new Image(name, size));
  }

  private void collect(Collected into) {
    Map<String, List<Box>> boxes = new HashMap<>();
    for (Annotation each : annotations) {
      String where = "annotation " + each.id();
      String category = categories.get(each.category());
      if (!images.containsKey(each.image())) {
        into.skip(where, "There is no image " + each.image() + ".");
      } else if (category == null || category.isEmpty()) {
        into.skip(where, "There is no category " + each.category() + ".");
      } else if (each.box() == null) {
        into.skip(where, "Its bbox is not four numbers.");
      } else {
        boxes.computeIfAbsent(each.image(), _ -> new ArrayList<>()).add(box(category, each.box()));
      }
    }
    images.forEach((id, image) ->
        into.add(
            new Picture(
                image.name(),
                image.size(),
                new Labelling.Boxes(boxes.getOrDefault(id, List.of())))));
  }

  private static Box box(String label, List<Double> sides) {
    return new Box(label, sides.get(0), sides.get(1), sides.get(2), sides.get(3), 1);
  }
}
