package dev.labeldrop.local.convert;

import dev.labeldrop.local.fix.FixOptions;
import dev.labeldrop.local.fix.Fixed;
import dev.labeldrop.local.fix.Fixer;
import dev.labeldrop.local.json.JsonReader;
import dev.labeldrop.local.json.JsonTree;
import dev.labeldrop.local.json.JsonWriter;
import dev.labeldrop.local.json.MalformedJsonException;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the output manifest of a Ground Truth job into one for Custom Labels: several labels in an
 * array become one attribute each, label attributes of other types are taken off, and the images
 * can be in another place.
 */
public final class GroundTruthLines {

  private static final String METADATA = "-metadata";
  private static final Set<String> TYPES =
      Set.of("groundtruth/image-classification", "groundtruth/object-detection");

  private final @Nullable ImagePlace place;

  /**
   * Lines of one manifest.
   *
   * @param place where the images are now; null where they are where the lines say
   */
  public GroundTruthLines(@Nullable ImagePlace place) {
    this.place = place;
  }

  /**
   * Writes what can be converted.
   *
   * @param read takes what cannot
   * @return how many lines
   */
  public long write(Path input, Collected read, Writer out) throws IOException {
    FixOptions safe = new FixOptions(false, null, _ -> Optional.empty(), null, null);
    Fixed fixed = Fixer.fix(Files.readAllBytes(input), safe);
    List<String> lines = fixed.lines();
    long written = 0;
    for (int index = 0; index < lines.size(); index++) {
      String where = input + ":" + fixed.origins().get(index);
      Optional<String> line = line(lines.get(index), where, read);
      if (line.isPresent()) {
        out.write(line.get() + "\n");
        written++;
      }
    }
    return written;
  }

  private Optional<String> line(String text, String where, Collected read) {
    JsonTree value;
    try {
      value = JsonReader.refusingRepeatedNames().read(text);
    } catch (MalformedJsonException _) {
      read.skip(where, "The line is not one JSON object.");
      return Optional.empty();
    }
    if (!(value instanceof JsonTree.Obj line)
        || !(line.get("source-ref") instanceof JsonTree.Text(String image))) {
      read.skip(where, "The line has no source-ref.");
      return Optional.empty();
    }
    for (String each : others(line)) {
      read.skip(where, "The label attribute '" + each + "' is of a type that is not supported.");
      line.members().remove(each);
      line.members().remove(each + METADATA);
    }
    if (place != null) {
      line.with("source-ref", place.sourceRef(image.replaceFirst("^s3://[^/]+/(.*/)?", "")));
    }
    return Optional.of(JsonWriter.write(line));
  }

  /** The label attributes of types that Custom Labels does not take. */
  private static List<String> others(JsonTree.Obj line) {
    List<String> others = new ArrayList<>();
    for (String each : line.members().keySet()) {
      if (line.get(each + METADATA) instanceof JsonTree.Obj metadata
          && metadata.get("type") instanceof JsonTree.Text(String type)
          && !TYPES.contains(type)) {
        others.add(each);
      }
    }
    return others;
  }
}
