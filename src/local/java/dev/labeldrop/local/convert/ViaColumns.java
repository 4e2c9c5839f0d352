package dev.labeldrop.local.convert;

import dev.labeldrop.local.json.JsonReader;
import dev.labeldrop.local.json.JsonTree;
import dev.labeldrop.local.json.MalformedJsonException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The table that the VGG Image Annotator exports: a row for each region, whose shape and attributes
 * are JSON. A region that is no rectangle becomes the box around it.
 *
 * @param columns the headings, without case and signs
 * @param label the attribute that is the label; empty where the table tells
 */
record ViaColumns(List<String> columns, String label) implements TableForm {

  private static final String IMAGE = "filename";
  private static final String OF_IMAGE = "fileattributes";
  private static final String SHAPE = "regionshapeattributes";
  private static final String OF_REGION = "regionattributes";

  /** What people call the attribute that has the label, in lower case. */
  private static final Set<String> LABELS =
      Set.of("label", "class", "name", "category", "type", "object");

  /** Keeps its own copy. */
  ViaColumns {
    columns = List.copyOf(columns);
  }

  /** Tells it by the headings; empty where they are others. */
  static Optional<TableForm> of(List<String> first, Map<CsvRole, String> given) {
    List<String> plain = first.stream().map(CsvRole::plain).toList();
    return plain.contains(IMAGE) && plain.contains(SHAPE) && plain.contains(OF_REGION)
        ? Optional.of(new ViaColumns(plain, given.getOrDefault(CsvRole.LABEL, "")))
        : Optional.empty();
  }

  @Override
  public boolean headings() {
    return true;
  }

  @Override
  public boolean boxes(TableImages images) {
    return images.haveBoxes();
  }

  @Override
  public void add(List<String> row, String where, TableImages images, Collected into)
      throws IOException {
    String name = cell(row, IMAGE);
    if (name.isEmpty()) {
      into.skip(where, "The row names no image.");
      return;
    }
    TableImages.Rows rows = images.of(name);
    JsonTree.Obj shape = object(cell(row, SHAPE));
    if (shape.members().isEmpty()) {
      JsonTree.Obj attributes = object(cell(row, OF_IMAGE));
      if (attributes.members().size() == 1 || !label.isEmpty()) {
        labels(attributes, where).forEach(rows::add);
      }
      return;
    }
    Optional<Box> box = ViaShape.box(shape);
    List<String> labels = labels(object(cell(row, OF_REGION)), where);
    if (box.isEmpty() || labels.isEmpty()) {
      rows.leaveOut();
    }
    if (box.isEmpty()) {
      into.skip(where, "The region is no area: " + cell(row, SHAPE));
    } else if (labels.isEmpty()) {
      into.skip(where, "The region has no label.");
    }
    box.ifPresent(found -> labels.forEach(each -> rows.add(found.labelled(each))));
  }

  private String cell(List<String> row, String column) {
    int place = columns.indexOf(column);
    return place >= 0 && place < row.size() ? row.get(place) : "";
  }

  private static JsonTree.Obj object(String text) {
    try {
      return !text.isEmpty()
              && JsonReader.allowingRepeatedNames().read(text) instanceof JsonTree.Obj object
          ? object
          : new JsonTree.Obj();
    } catch (MalformedJsonException _) {
      return new JsonTree.Obj();
    }
  }

  /** The labels that attributes give: one, or the ticked ones of a list. */
  private List<String> labels(JsonTree.Obj attributes, String where) throws IOException {
    List<String> names = new ArrayList<>(attributes.members().keySet());
    if (!label.isEmpty()) {
      names.removeIf(each -> !each.equals(label));
    } else if (names.size() > 1) {
      names.removeIf(each -> !LABELS.contains(each.toLowerCase(Locale.ROOT)));
      if (names.size() != 1) {
        throw new IOException(
            "%s: the region has several attributes, %s. Say which is the label: --columns label=NAME"
                .formatted(where, String.join(", ", attributes.members().keySet())));
      }
    }
    JsonTree value = names.isEmpty() ? null : attributes.members().get(names.getFirst());
    return value == null ? List.of() : values(value);
  }

  private static List<String> values(JsonTree value) {
    List<String> values =
        switch (value) {
          case JsonTree.Text(String text) -> List.of(text.strip());
          case JsonTree.Num(String literal) -> List.of(literal);
          case JsonTree.Obj object ->
              object.members().entrySet().stream()
                  .filter(each -> each.getValue().equals(new JsonTree.Bool(true)))
                  .map(each -> each.getKey().strip())
                  .toList();
          default -> List.of();
        };
    return values.stream().filter(each -> !each.isEmpty()).toList();
  }
}
