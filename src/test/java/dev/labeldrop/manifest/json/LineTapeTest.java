package dev.labeldrop.manifest.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LineTapeTest {

  private final LineTape tape = new LineTape(4);

  @Test
  void comparesTextWithAConstant() {
    byte[] constant = "source-ref".getBytes(UTF_8);
    for (String key : List.of("source-ref", "s\\u006furce-ref")) {
      read("{\"" + key + "\":1}");
      assertThat(tape.equals(1, constant)).isTrue();
      assertThat(tape.equals(1, "source-re".getBytes(UTF_8))).isFalse();
      assertThat(tape.equals(1, "source-reg".getBytes(UTF_8))).isFalse();
      assertThat(tape.member(0, constant)).isEqualTo(2);
    }
  }

  @Test
  void laysNodesInTheOrderInWhichTheyAreWritten() {
    read("{\"a\":[1,2],\"b\":{}}");
    assertThat(tape.count()).isEqualTo(7);
    assertThat(tape.next(2)).isEqualTo(5);
    assertThat(tape.next(0)).isEqualTo(7);
    assertThat(tape.elements(2)).isEqualTo(2);
    assertThat(tape.kind(6)).isEqualTo(JsonToken.START_OBJECT);
  }

  private void read(String line) {
    byte[] bytes = line.getBytes(UTF_8);
    tape.read(LineTape.padded(bytes), 0, bytes.length);
  }
}
