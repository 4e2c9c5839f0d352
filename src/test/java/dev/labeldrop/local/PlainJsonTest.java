package dev.labeldrop.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.Json;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainJsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "7",
        "2.5",
        "\"ä\"",
        "[]",
        "[1,null]",
        "{\"a\":null,\"b\":{\"c\":[{}]}}",
        "123456789012345678901"
      })
  void writesWhatItRead(String json) throws IOException {
    assertThat(Json.text(PlainJson.parse(json))).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "nul", "{", "[1,]", "{'a':1}", "1 2", "{\"a\":1}}", "{\"a\":1,\"a\":2}"})
  void refusesWhatIsNotOneValue(String json) {
    assertThatThrownBy(() -> PlainJson.parse(json)).isInstanceOf(IOException.class);
  }

  @Test
  void countsBytesNotCharacters() {
    assertThat(PlainJson.bytes("\"ä€😀\"")).isEqualTo(2 + 2 + 3 + 4);
  }

  @Test
  void namesTypes() {
    assertThat(
            Arrays.asList(null, true, 1, 1.5, "x", List.of(), Map.of()).stream()
                .map(PlainJson::typeOf))
        .containsExactly("null", "boolean", "number", "number", "string", "array", "object");
  }
}
