package dev.labeldrop.local.asl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Definitions whose language is JSONPath (Amazon States Language, "QueryLanguage"): each state in
 * them that is written in JSONata says so, and only a {@code Map} may be written in JSONPath. It is
 * put into JSONata before it is read: {@code Parameters} become {@code Arguments}, {@code
 * ResultPath} an {@code Output}.
 *
 * <p>Worked example: <code>{"key.$": "$.object.Key", "n": 1}</code> becomes <code>
 * {"key": "{% $states.input.object.Key %}", "n": 1}</code>, and <code>"$$.Execution.Name"</code>
 * <code>"{% $states.context.Execution.Name %}"</code>.
 */
final class PathMaps {

  private static final String LANGUAGE = "QueryLanguage";
  private static final String OUTPUT = "Output";
  private static final String RESULT_PATH = "ResultPath";
  private static final Pattern PATH = Pattern.compile("\\$\\$?(\\.[A-Za-z][A-Za-z0-9_]*)*");
  private static final Pattern NEW_FIELD = Pattern.compile("\\$\\.([A-Za-z][A-Za-z0-9_]*)");

  private PathMaps() {}

  /** The states of such a definition, in JSONata. */
  static Map<String, @Nullable Object> inJsonata(Map<?, ?> states) {
    Map<String, @Nullable Object> translated = new LinkedHashMap<>();
    states.forEach((key, json) -> {
      String name = String.valueOf(key);
      translated.put(name, json instanceof Map<?, ?> state ? state(name, state) : json);
    });
    return translated;
  }

  private static Object state(String name, Map<?, ?> state) {
    if (DefinitionReader.JSONATA.equals(state.get(LANGUAGE))) {
      return state;
    }
    String where = "State '" + name + "':";
    if (!"Map".equals(state.get("Type"))) {
      throw Fields.refused(where, "needs the field 'QueryLanguage' with the value JSONata.");
    }
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    state.forEach((key, value) -> {
      switch (String.valueOf(key)) {
        case LANGUAGE -> {}
        case "ItemReader", "ResultWriter" -> map.put(String.valueOf(key), call(where, value));
        case "ItemSelector" -> map.put("ItemSelector", payload(where, value));
        case "ItemProcessor" -> map.put("ItemProcessor", processor(value));
        case RESULT_PATH -> map.put(OUTPUT, output(where, value, "$states.result"));
        case "Catch" -> map.put("Catch", catchers(where, value));
        default -> map.put(String.valueOf(key), value);
      }
    });
    return map;
  }

  /** With {@code Arguments} in the place of {@code Parameters}. */
  private static @Nullable Object call(String where, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> fields)) {
      return value;
    }
    Map<String, @Nullable Object> call = new LinkedHashMap<>();
    fields.forEach((key, field) -> {
      if (key.equals("Parameters")) {
        call.put("Arguments", payload(where, field));
      } else {
        call.put(String.valueOf(key), field);
      }
    });
    return call;
  }

  private static @Nullable Object processor(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> fields)
        || !(fields.get("States") instanceof Map<?, ?> inner)) {
      return value;
    }
    Map<String, @Nullable Object> processor = new LinkedHashMap<>();
    fields.forEach((key, field) -> processor.put(String.valueOf(key), field));
    processor.put("States", inJsonata(inner));
    return processor;
  }

  private static @Nullable Object catchers(String where, @Nullable Object value) {
    if (!(value instanceof List<?> list)) {
      return value;
    }
    List<@Nullable Object> catchers = new ArrayList<>();
    for (Object each : list) {
      Map<String, @Nullable Object> catcher = new LinkedHashMap<>();
      new Fields(where + " Catch[" + catchers.size() + "]:", each)
          .all()
          .forEach((key, field) -> {
            if (key.equals(RESULT_PATH)) {
              catcher.put(OUTPUT, output(where, field, "$states.errorOutput"));
            } else {
              catcher.put(String.valueOf(key), field);
            }
          });
      catchers.add(catcher);
    }
    return catchers;
  }

  /** The input with a result under a name of its own. */
  private static String output(String where, @Nullable Object path, String result) {
    var field = NEW_FIELD.matcher(String.valueOf(path));
    if (!field.matches()) {
      throw Fields.refused(where, "field 'ResultPath' must be like $.name here, but is: " + path);
    }
    return "{% $merge([$states.input, {'" + field.group(1) + "': " + result + "}]) %}";
  }

  /** A payload: a name that ends with {@code .$} has a path for its value. */
  private static @Nullable Object payload(String where, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> members)) {
      return value;
    }
    Map<String, @Nullable Object> payload = new LinkedHashMap<>();
    members.forEach((key, member) -> {
      String name = String.valueOf(key);
      if (name.endsWith(".$")) {
        payload.put(name.substring(0, name.length() - 2), path(where, String.valueOf(member)));
      } else {
        payload.put(name, payload(where, member));
      }
    });
    return payload;
  }

  private static String path(String where, String path) {
    if (!PATH.matcher(path).matches()) {
      throw Fields.refused(
          where, "the path '" + path + "' is not done here; write it like $.a.b or $$.A.B.");
    }
    return path.startsWith("$$")
        ? "{% $states.context" + path.substring(2) + " %}"
        : "{% $states.input" + path.substring(1) + " %}";
  }
}
