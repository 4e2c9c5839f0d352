package dev.labeldrop.local.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventJsonTest {

  @ParameterizedTest
  @CsvSource({
    "incoming/a b.jsonl, incoming/a+b.jsonl",
    "incoming/a+b.jsonl, incoming/a%2Bb.jsonl",
    "incoming/100%.jsonl, incoming/100%25.jsonl",
    "incoming/봄.jsonl, incoming/%EB%B4%84.jsonl"
  })
  void encodesKeysAsS3Does(String key, String encoded) {
    assertThat(EventJson.encoded(key)).isEqualTo(encoded);
  }

  @Test
  void leavesOutAVersionThatThereIsNot() {
    ObjectCreated created =
        new ObjectCreated("acme-drops", "k", null, "e", 1, "01", "ObjectCreated:Put");
    String json =
        new String(
            EventJson.of(created, Instant.parse("2026-11-22T12:00:00Z")), StandardCharsets.UTF_8);
    assertThat(json)
        .doesNotContain("versionId")
        .contains("\"eventTime\":\"2026-11-22T12:00:00Z\"", "\"sequencer\":\"01\"");
  }
}
