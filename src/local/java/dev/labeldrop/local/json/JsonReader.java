package dev.labeldrop.local.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** Reads one JSON value, strictly: nothing but white space may stand around it. */
public final class JsonReader {

  private final JsonFactory factory;

  private JsonReader(boolean repeatedNames) {
    factory =
        JsonFactory.builder()
            .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, !repeatedNames)
            .build();
  }

  /** A reader that refuses an object which has a name twice. */
  public static JsonReader refusingRepeatedNames() {
    return new JsonReader(false);
  }

  /** A reader that takes the last of the members which have the same name. */
  public static JsonReader allowingRepeatedNames() {
    return new JsonReader(true);
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

  private static JsonTree value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new JsonTree.Text(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonTree.Num(parser.getText());
      case VALUE_TRUE -> new JsonTree.Bool(true);
      case VALUE_FALSE -> new JsonTree.Bool(false);
      case VALUE_NULL -> new JsonTree.Null();
      case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new IllegalStateException("No value starts with " + parser.currentToken());
    };
  }

  private static JsonTree object(JsonParser parser) throws IOException {
    LinkedHashMap<String, JsonTree> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value(parser));
    }
    return new JsonTree.Obj(members);
  }

  private static JsonTree array(JsonParser parser) throws IOException {
    ArrayList<JsonTree> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return new JsonTree.Arr(items);
  }
}
