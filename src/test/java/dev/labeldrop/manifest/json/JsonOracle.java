package dev.labeldrop.manifest.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What Jackson, in its strictest form, reads in a line: another program's opinion. */
public final class JsonOracle {

  private final JsonFactory factory;

  public JsonOracle(int nesting) {
    factory =
        new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(nesting)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();
  }

  /**
   * The line's tokens, a string each. The last is END_OF_LINE where the line is one JSON object,
   * else FAULT.
   */
  public List<String> tokens(String line) {
    var tokens = new ArrayList<String>();
    try (JsonParser parser = factory.createParser(line)) {
      int depth = 0;
      do {
        var token = parser.nextToken();
        if (token == null || (depth == 0 && token != JsonToken.START_OBJECT)) {
          tokens.add("FAULT");
          return tokens;
        }
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        tokens.add(describe(token, parser.getText()));
      } while (depth > 0);
      tokens.add(parser.nextToken() == null ? "END_OF_LINE" : "FAULT");
    } catch (JacksonException broken) {
      tokens.add("FAULT");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return tokens;
  }

  /** Whether the line is one JSON object. */
  boolean accepts(String line) {
    return tokens(line).getLast().equals("END_OF_LINE");
  }

  private static String describe(JsonToken token, String text) {
    return switch (token) {
      case FIELD_NAME -> "KEY " + text;
      case VALUE_STRING -> "STRING " + text;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "NUMBER " + text;
      case VALUE_TRUE -> "TRUE";
      case VALUE_FALSE -> "FALSE";
      case VALUE_NULL -> "NULL";
      default -> token.name();
    };
  }
}
