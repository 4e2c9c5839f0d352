package dev.labeldrop.local.rekognition;

import java.util.regex.Pattern;

/** What the API model demands of strings: lengths in characters, and a pattern of the whole. */
enum Constraint {
  DATASET_ARN(
      20,
      2048,
      "arn:[a-z\\d-]+:rekognition:[a-z\\d-]+:\\d{12}:"
          + "project/[a-zA-Z0-9_.\\-]{1,255}/dataset/(train|test)/[0-9]+"),
  PROJECT_ARN(
      20,
      2048,
      "arn:[a-z\\d-]+:rekognition:[a-z\\d-]+:\\d{12}:project/[a-zA-Z0-9_.\\-]{1,255}/[0-9]+"),
  PROJECT_NAME(1, 255, "[a-zA-Z0-9_.\\-]+"),
  DATASET_TYPE(1, 255, "TRAIN|TEST"),
  DATASET_LABEL(1, 255, ".{1,}"),
  QUERY(1, 2048, ".*\\S.*"),
  PAGE_TOKEN(0, 1024, "(?s).*"),
  FEATURE(1, 255, "CONTENT_MODERATION|CUSTOM_LABELS"),
  AUTO_UPDATE(1, 255, "ENABLED|DISABLED");

  private final int least;
  private final int most;
  private final Pattern pattern;

  Constraint(int least, int most, String pattern) {
    this.least = least;
    this.most = most;
    this.pattern = Pattern.compile(pattern);
  }

  boolean admits(String value) {
    int length = value.codePointCount(0, value.length());
    return length >= least && length <= most && pattern.matcher(value).matches();
  }

  /** What is demanded, in words. */
  String text() {
    return "%d to %d characters that match %s".formatted(least, most, pattern);
  }
}
