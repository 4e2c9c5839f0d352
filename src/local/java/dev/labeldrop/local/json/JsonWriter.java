package dev.labeldrop.local.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes JSON on one line, without white space, numbers as they were read. */
public final class JsonWriter {

  private static final JsonFactory FACTORY = new JsonFactory();

  /** Half of a pair, which no encoding can hold; only strings have them. */
  private static final Pattern HALF = Pattern.compile("\\p{Cs}");

  private JsonWriter() {}

  /** Writes a value. */
  public static String write(JsonTree value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      write(value, generator);
    } catch (IOException e) {
      throw new UncheckedIOException("A string cannot be written to.", e);
    }
    return HALF.matcher(text.toString())
        .replaceAll(half -> "\\\\u%04x".formatted((int) half.group().charAt(0)));
  }

  private static void write(JsonTree value, JsonGenerator generator) throws IOException {
    switch (value) {
      case JsonTree.Obj(var members) -> {
        generator.writeStartObject();
        for (Map.Entry<String, JsonTree> member : members.entrySet()) {
          generator.writeFieldName(member.getKey());
          write(member.getValue(), generator);
        }
        generator.writeEndObject();
      }
      case JsonTree.Arr(var items) -> {
        generator.writeStartArray();
        for (JsonTree item : items) {
          write(item, generator);
        }
        generator.writeEndArray();
      }
      case JsonTree.Text(String text) -> generator.writeString(text);
      case JsonTree.Num(String literal) -> generator.writeNumber(literal);
      case JsonTree.Bool(boolean bool) -> generator.writeBoolean(bool);
      case JsonTree.Null() -> generator.writeNull();
    }
  }
}
