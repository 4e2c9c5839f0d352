package dev.labeldrop.manifest.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * What a line says, as maps, lists and tokens: two lines say the same if their models are equal. It
 * can be written down again in another way.
 */
public final class JsonModel {

  private static final Set<String> OWN = Set.of("cl-metadata", "cl-errors", "errors", "warnings");

  private final JsonOracle oracle;
  private final SplittableRandom random;

  /** Models of lines of some depth. */
  public JsonModel(int nesting, SplittableRandom random) {
    this.oracle = new JsonOracle(nesting);
    this.random = random;
  }

  /** Whether a line is one JSON object with every key once. */
  public boolean isObject(String line) {
    return oracle.tokens(line).getLast().equals("END_OF_LINE");
  }

  /** The model of a line that is one JSON object, without the service's own keys. */
  public Object of(String line) {
    List<String> tokens = oracle.tokens(line);
    return value(tokens.getFirst(), tokens.subList(1, tokens.size()).iterator());
  }

  private static Object value(String token, Iterator<String> rest) {
    return switch (token) {
      case "START_OBJECT" -> {
        var object = new TreeMap<String, Object>();
        String next = rest.next();
        while (!next.equals("END_OBJECT")) {
          Object value = value(rest.next(), rest);
          String key = next.substring("KEY ".length());
          if (!OWN.contains(key)) {
            object.put(key, value);
          }
          next = rest.next();
        }
        yield object;
      }
      case "START_ARRAY" -> {
        var array = new ArrayList<Object>();
        String next = rest.next();
        while (!next.equals("END_ARRAY")) {
          array.add(value(next, rest));
          next = rest.next();
        }
        yield array;
      }
      default -> token;
    };
  }

  /** Writes a model in some other way. */
  public String written(Object model) {
    return switch (model) {
      case Map<?, ?> object -> {
        var members = new ArrayList<String>();
        object.forEach((key, value) -> members.add(string((String) key) + ":" + written(value)));
        OWN.stream()
            .sorted()
            .filter(key -> random.nextInt(8) == 0)
            .forEach(key -> members.add(string(key) + ":" + random.nextInt(9)));
        Collections.shuffle(members, Random.from(random));
        yield space() + "{" + String.join(space() + ",", members) + space() + "}";
      }
      case List<?> array ->
          "[" + String.join(",", array.stream().map(this::written).toList()) + space() + "]";
      case String token when token.startsWith("STRING ") ->
          string(token.substring("STRING ".length()));
      case String token when token.startsWith("NUMBER ") -> token.substring("NUMBER ".length());
      case String token -> token.toLowerCase(Locale.ROOT);
      default -> throw new IllegalArgumentException(model.toString());
    };
  }

  private String space() {
    return new String[] {"", "", " ", "\t"}[random.nextInt(4)];
  }

  private String string(String text) {
    var written = new StringBuilder(space() + "\"");
    for (int index = 0; index < text.length(); index++) {
      char unit = text.charAt(index);
      boolean plain = unit >= ' ' && unit != '"' && unit != '\\' && !Character.isSurrogate(unit);
      if (plain && random.nextInt(6) > 0) {
        written.append(unit);
      } else {
        written.append("\\u%04X".formatted((int) unit));
      }
    }
    return written.append('"').append(space()).toString();
  }
}
