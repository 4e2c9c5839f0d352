package dev.labeldrop.local.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one JSON value, strictly: nothing but white space may stand around it. */
public final class JsonReader {

  /** What becomes of an object that has a name twice. */
  private enum Repeats {
    REFUSED,
    EQUAL,
    LAST,
    MARKED
  }

  private final Repeats repeats;
  private final JsonFactory factory;

  private JsonReader(Repeats repeats) {
    this(
        repeats,
        JsonFactory.builder()
            .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, repeats == Repeats.REFUSED)
            .build());
  }

  private JsonReader(Repeats repeats, JsonFactory factory) {
    this.repeats = repeats;
    this.factory = factory;
  }

  /** A reader that refuses an object which has a name twice. */
  public static JsonReader refusingRepeatedNames() {
    return new JsonReader(Repeats.REFUSED);
  }

  /** A reader that takes the last of the members which have the same name. */
  public static JsonReader allowingRepeatedNames() {
    return new JsonReader(Repeats.LAST);
  }

  /** A reader that takes members which have the same name if they have the same value too. */
  public static JsonReader allowingEqualRepeats() {
    return new JsonReader(Repeats.EQUAL);
  }

  /** Behind the name of a member whose object has that name already. */
  public static final String MARK = "\0";

  /** A reader that keeps all members of the same name, each with one more {@link #MARK}. */
  public static JsonReader markingRepeats() {
    return new JsonReader(Repeats.MARKED);
  }

  /**
   * A reader that takes what people and other languages write for JSON if it can mean one thing
   * only: single quotes, names without quotes, comments, a comma before a bracket, {@code .5},
   * control characters in strings. Members of the same name must have the same value.
   */
  public static JsonReader forgivingSyntax() {
    return new JsonReader(
        Repeats.EQUAL,
        JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS)
            .enable(JsonReadFeature.ALLOW_TRAILING_DECIMAL_POINT_FOR_NUMBERS)
            .enable(JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build());
  }

  /**
   * Reads a value.
   *
   * @throws MalformedJsonException when the text is not exactly one JSON value
   */
  public JsonTree read(String text) throws MalformedJsonException {
    // The parser would skip a byte order mark, which is not JSON.
    if (text.startsWith("\uFEFF")) {
      throw new MalformedJsonException("a byte order mark");
    }
    try (JsonParser parser = factory.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new MalformedJsonException("no value");
      }
      JsonTree value = value(parser);
      if (parser.nextToken() != null) {
        throw new MalformedJsonException("more than one value");
      }
      return value;
    } catch (MalformedJsonException e) {
      throw e;
    } catch (IOException e) {
      throw new MalformedJsonException(e);
    }
  }

  /**
   * Reads values that follow each other, with nothing but white space between them.
   *
   * @throws MalformedJsonException when the text is something else
   */
  public List<JsonTree> readAll(String text) throws MalformedJsonException {
    List<JsonTree> values = new ArrayList<>();
    try (JsonParser parser = factory.createParser(text)) {
      while (parser.nextToken() != null) {
        values.add(value(parser));
      }
      return values;
    } catch (MalformedJsonException e) {
      throw e;
    } catch (IOException e) {
      throw new MalformedJsonException(e);
    }
  }

  private JsonTree value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new JsonTree.Text(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonTree.Num(number(parser.getText()));
      case VALUE_TRUE -> new JsonTree.Bool(true);
      case VALUE_FALSE -> new JsonTree.Bool(false);
      case VALUE_NULL -> new JsonTree.Null();
      case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new IllegalStateException("No value starts with " + parser.currentToken());
    };
  }

  /** A number as JSON has it; those of another syntax are written anew. */
  private static String number(String literal) {
    boolean json = literal.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    return json ? literal : new BigDecimal(literal).toString();
  }

  private JsonTree object(JsonParser parser) throws IOException {
    LinkedHashMap<String, JsonTree> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = free(parser.currentName(), members);
      parser.nextToken();
      JsonTree value = value(parser);
      JsonTree before = members.put(name, value);
      if (repeats == Repeats.EQUAL && before != null && !before.equals(value)) {
        throw new MalformedJsonException("an object with two values for '" + name + "'");
      }
    }
    return new JsonTree.Obj(members);
  }

  private String free(String name, Map<String, JsonTree> members) {
    String free = name;
    while (repeats == Repeats.MARKED && members.containsKey(free)) {
      free += MARK;
    }
    return free;
  }

  private JsonTree array(JsonParser parser) throws IOException {
    ArrayList<JsonTree> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return new JsonTree.Arr(items);
  }
}
