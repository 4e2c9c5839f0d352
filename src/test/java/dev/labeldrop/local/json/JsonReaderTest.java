package dev.labeldrop.local.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonReaderTest {

  private final JsonReader reader = JsonReader.refusingRepeatedNames();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":[1,-2.50,1E+400,true,false,null,\"x\\\"\\\\\"],\"b\":{},\"c\":[]}",
        "[]",
        "\"côté 日本\"",
        "123456789012345678901234567890",
        "-0"
      })
  void keepsEveryValueExactly(String text) throws MalformedJsonException {
    assertThat(JsonWriter.write(reader.read(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{}{}",
        "{} x",
        "{'a':1}",
        "{\"a\":1,}",
        "[1,]",
        "{\"a\"}",
        "01",
        "NaN",
        "{\"a\":1}//",
        "\"\t\"",
        "\uFEFF{}",
        "{\"a\":1,\"a\":2}",
        "tru",
        "+1",
        ".5"
      })
  void refusesWhatIsNotOneJsonValue(String text) {
    assertThatThrownBy(() -> reader.read(text)).isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void takesTheLastOfRepeatedNamesWhenItMay() throws MalformedJsonException {
    JsonTree value = JsonReader.allowingRepeatedNames().read("{\"a\":1,\"b\":2,\"a\":3}");

    assertThat(JsonWriter.write(value)).isEqualTo("{\"a\":3,\"b\":2}");
  }

  @Test
  void tellsIntegersFromOtherNumbers() throws MalformedJsonException {
    assertThat(reader.read("-7"))
        .isInstanceOfSatisfying(JsonTree.Num.class, JsonReaderTest::integer);
    assertThat(reader.read("7.0"))
        .isInstanceOfSatisfying(JsonTree.Num.class, n -> assertThat(n.isInteger()).isFalse());
    assertThat(reader.read("7e1"))
        .isInstanceOfSatisfying(JsonTree.Num.class, n -> assertThat(n.isInteger()).isFalse());
  }

  private static void integer(JsonTree.Num number) {
    assertThat(number.isInteger()).isTrue();
    assertThat(number.value()).isEqualTo(-7.0);
  }
}
