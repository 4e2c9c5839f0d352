package dev.labeldrop.local.states;

import dev.labeldrop.local.PlainJson;
import dev.labeldrop.local.asl.ItemReader;
import dev.labeldrop.local.asl.Range;
import dev.labeldrop.local.asl.Scope;
import dev.labeldrop.local.asl.State;
import dev.labeldrop.local.asl.Template;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The items of a {@code Map}: an array of the state's data, or what an {@code ItemReader} reads.
 */
final class MapItems {

  /** Developer guide, "Error names". */
  static final String READER_FAILED = "States.ItemReaderFailed";

  private final Run run;
  private final State.Map map;
  private final Scope scope;

  MapItems(Run run, State.Map map, Scope scope) {
    this.run = run;
    this.map = map;
    this.scope = scope;
  }

  /**
   * The items, in order.
   *
   * @throws StateFailure if there is no array, or if they cannot be read
   */
  List<@Nullable Object> all() {
    ItemReader reader = map.reader();
    if (reader == null) {
      return array(given(), "Items");
    }
    Object evaluated =
        run.<@Nullable Object>evaluate(
            map, () -> reader.arguments().evaluate(scope, "ItemReader/Arguments"));
    if (!(evaluated instanceof Map<?, ?> arguments)) {
      throw run.runtimeFailure("The Arguments of the ItemReader must be an object.");
    }
    Template most = reader.maxItems();
    long maxItems =
        most == null
            ? Long.MAX_VALUE
            : run.evaluate(
                map,
                () -> most.evaluateInteger(scope, "ItemReader/ReaderConfig/MaxItems", Range.ITEMS));
    try {
      List<@Nullable Object> read = read(reader.source(), arguments);
      return read.size() <= maxItems ? read : read.subList(0, (int) maxItems);
    } catch (ServiceFailure e) {
      throw new StateFailure(READER_FAILED, e.getMessage());
    } catch (IOException e) {
      throw new StateFailure(READER_FAILED, String.valueOf(e.getMessage()));
    }
  }

  private @Nullable Object given() {
    Template items = map.items();
    return items == null
        ? scope.states().get("input")
        : run.<@Nullable Object>evaluate(map, () -> items.evaluate(scope, "Items"));
  }

  private List<@Nullable Object> array(@Nullable Object value, String what) {
    if (value instanceof List<?> list) {
      return new ArrayList<>(list);
    }
    throw new StateFailure(
        Failure.QUERY_EVALUATION_ERROR,
        "%s of the state '%s' must be an array, but is of type '%s'."
            .formatted(what, map.name(), PlainJson.typeOf(value)));
  }

  private List<@Nullable Object> read(ItemReader.Source source, Map<?, ?> arguments)
      throws ServiceFailure, IOException {
    Services services = run.environment().services();
    String bucket = text(arguments, "Bucket");
    if (source == ItemReader.Source.OBJECTS) {
      String prefix = arguments.containsKey("Prefix") ? text(arguments, "Prefix") : "";
      return new ArrayList<>(services.list(bucket, prefix));
    }
    String version = arguments.containsKey("VersionId") ? text(arguments, "VersionId") : null;
    String key = text(arguments, "Key");
    try (InputStream in = new BufferedInputStream(services.open(bucket, key, version))) {
      return source == ItemReader.Source.JSON_LINES
          ? lines(in)
          : array(
              PlainJson.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)),
              "s3://" + bucket + "/" + key);
    }
  }

  /** The values of the lines; a line feed ends one, blank ones are passed over. */
  private static List<@Nullable Object> lines(InputStream in) throws IOException {
    List<@Nullable Object> items = new ArrayList<>();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next;
    do {
      next = in.read();
      if (next >= 0 && next != '\n') {
        line.write(next);
        continue;
      }
      String text = line.toString(StandardCharsets.UTF_8);
      line.reset();
      if (!text.isBlank()) {
        items.add(PlainJson.parse(text));
      }
    } while (next >= 0);
    return items;
  }

  private String text(Map<?, ?> arguments, String name) {
    if (arguments.get(name) instanceof String text) {
      return text;
    }
    throw run.runtimeFailure("The ItemReader needs '" + name + "', a string, in its Arguments.");
  }
}
