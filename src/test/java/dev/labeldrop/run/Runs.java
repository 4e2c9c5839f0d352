package dev.labeldrop.run;

import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.manifest.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What tests of the steps have in common. */
final class Runs {

  static final String BUCKET = "acme-drops";
  static final String KEY = "incoming/flowers/train/a.jsonl";
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  static final DatasetArn DATASET =
      new DatasetArn(
          "arn:aws:rekognition:us-east-1:123456789012:project/flowers/dataset/train/1700000000000");

  private Runs() {}

  /** A line of 33 bytes with its line feed, for names of one letter. */
  static String line(String name) {
    return "{\"source-ref\":\"s3://acme/%s.jpg\"}\n".formatted(name);
  }

  /** A line for each letter. */
  static String lines(String letters) {
    return Stream.of(letters.split("")).map(Runs::line).collect(Collectors.joining());
  }

  /** Settings under which two lines make a chunk. */
  static Settings settings(Settings.OnInvalidLine onInvalidLine) {
    int changesBytes = 2 * line("a").length() + 1;
    return new Settings(
        null,
        onInvalidLine,
        Limits.SERVICE.withChangesBytes(changesBytes),
        Duration.ofMinutes(60),
        new Isolation(true, 40),
        2);
  }

  static Settings settings() {
    return settings(Settings.OnInvalidLine.REJECT);
  }

  static DatasetDescription description(String status, @Nullable Instant lastUpdated) {
    return new DatasetDescription(status, null, null, lastUpdated, null, null, null);
  }
}
