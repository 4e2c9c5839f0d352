package dev.labeldrop.local.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The names of YOLO's classes: {@code names} of {@code data.yaml}, a list or a map, or the lines of
 * {@code classes.txt}.
 *
 * @param names by number, from 0
 * @param points whether a line has key points after its box ({@code kpt_shape})
 */
record YoloNames(Map<Integer, String> names, boolean points) {

  private static final List<String> FILES =
      List.of("data.yaml", "data.yml", "dataset.yaml", "classes.txt", "obj.names");

  /**
   * Reads the first of the usual files in a folder or the folder above it.
   *
   * @throws IOException where there is none, or it has no names
   */
  static YoloNames in(Path folder) throws IOException {
    for (Path place = folder.toAbsolutePath(), root = place.getParent();
        place != null;
        place = place.equals(root) ? null : root) {
      for (String each : FILES) {
        if (Files.isRegularFile(place.resolve(each))) {
          return of(place.resolve(each));
        }
      }
    }
    throw new IOException(
        folder + " has no data.yaml and no classes.txt; name the file with --classes.");
  }

  /**
   * Reads the names of a file.
   *
   * @throws IOException where it has none
   */
  static YoloNames of(Path file) throws IOException {
    String name = file.toString();
    if (!name.endsWith(".yaml") && !name.endsWith(".yml")) {
      return new YoloNames(numbered(Files.readAllLines(file)), false);
    }
    try {
      // The safe constructor makes plain values only, whatever tags a file has.
      Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
      Map<?, ?> fields = root instanceof Map<?, ?> map ? map : Map.of();
      return new YoloNames(
          names(fields.get("names"))
              .orElseThrow(() -> new IOException(file + " has no list or map \"names\".")),
          fields.containsKey("kpt_shape"));
    } catch (YAMLException e) {
      throw new IOException(file + " is no YAML: " + e.getMessage(), e);
    }
  }

  private static Optional<Map<Integer, String>> names(@Nullable Object value) {
    return switch (value) {
      case List<?> list -> Optional.of(numbered(list));
      case Map<?, ?> map -> {
        Map<Integer, String> names = new HashMap<>();
        map.forEach((key, name) -> {
          if (key instanceof Integer number) {
            names.put(number, String.valueOf(name));
          }
        });
        yield Optional.of(names);
      }
      case null, default -> Optional.empty();
    };
  }

  private static Map<Integer, String> numbered(List<?> list) {
    Map<Integer, String> names = new HashMap<>();
    for (Object each : list) {
      names.put(names.size(), String.valueOf(each).strip());
    }
    return names;
  }
}
