package dev.labeldrop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class JsonTest {

  record Part(String zebra, int ant) {}

  record Whole(
      String text,
      Severity severity,
      Instant at,
      @Nullable Long none,
      Part part,
      List<Part> parts,
      Map<Severity, Long> count) {}

  private static final Whole WHOLE =
      new Whole(
          "a",
          Severity.WARNING,
          Instant.parse("2026-11-22T12:01:05.250Z"),
          null,
          new Part("z", 1),
          List.of(new Part("y", 2)),
          Map.of(Severity.ERROR, 3L));

  @Test
  void writesTheComponentsOfRecordsInTheirOrderAndTimesAsText() {
    assertThat(Json.text(WHOLE))
        .isEqualTo(
            """
            {"text":"a","severity":"WARNING","at":"2026-11-22T12:01:05.250Z","none":null,\
            "part":{"zebra":"z","ant":1},"parts":[{"zebra":"y","ant":2}],"count":{"ERROR":3}}\
            """);
  }

  @Test
  void writesTheSameOnOneLineAndIndented() {
    assertThat(Json.pretty(WHOLE).replaceAll("\\s", "")).isEqualTo(Json.text(WHOLE));
    assertThat(new String(Json.bytes(WHOLE), java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(Json.text(WHOLE));
  }

  @Test
  void readsWhatItWrote() {
    Part part = new Part("꽃 \" \\ \u0001", -1);
    assertThat(Json.read(Part.class, Json.bytes(part), "part")).isEqualTo(part);
  }
}
