package dev.labeldrop.local.convert;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of an element of a COCO file that are texts or numbers, and its box.
 *
 * @param values texts, and numbers as they were written
 * @param box null where there is none of four numbers
 */
record CocoFields(Map<String, String> values, @Nullable List<Double> box) {

  private static final int SIDES = 4;

  /** Reads an object whose start is the parser's token; its end will be. */
  static CocoFields read(JsonParser parser) throws IOException {
    Map<String, String> values = new HashMap<>();
    List<Double> box = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
        values.put(name, parser.getText());
      } else if (name.equals("bbox") && value == JsonToken.START_ARRAY) {
        box = numbers(parser);
      } else {
        parser.skipChildren();
      }
    }
    return new CocoFields(values, box);
  }

  private static @Nullable List<Double> numbers(JsonParser parser) throws IOException {
    List<Double> numbers = new ArrayList<>();
    boolean right = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken().isNumeric()) {
        numbers.add(parser.getDoubleValue());
      } else {
        parser.skipChildren();
        right = false;
      }
    }
    return right && numbers.size() == SIDES ? numbers : null;
  }

  /** A member's value; empty where there is none. */
  String text(String name) {
    return values.getOrDefault(name, "");
  }

  /** A member's value; 0 where it is no number. Fractions are dropped. */
  int integer(String name) {
    try {
      return (int) Double.parseDouble(text(name));
    } catch (NumberFormatException _) {
      return 0;
    }
  }
}
