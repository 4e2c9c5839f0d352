package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.manifest.json.RandomJson;
import java.util.SplittableRandom;

/** Small manifests at random, rich in what readers of lines get wrong. */
final class RandomManifest {

  private static final String BYTE_ORDER_MARK = latin("\ufeff");
  private static final String[] LINE_ENDS = {"\n", "\n", "\n", "\n", "\r\n", "\r\n", "\r\r\n"};
  private static final String[] BLANKS = {"", "", " ", "\t", " \t ", "\r", " \r "};
  private static final String[] BROKEN = {
    "[", "{", "}", "\u0000", BYTE_ORDER_MARK, "\u00ff", "a,b", "{}{}", "{},", "\u00c3", "\u00a0"
  };
  private static final String[] SOURCE_REFS = {
    "\"\"",
    "\"s3://b\"",
    "\"s3://b/\"",
    "\"S3://b/k\"",
    "\"s3://s3://b/k\"",
    "7",
    "null",
    "[]",
    "{}",
    "\"s3://b/\\ud800\"",
    "\"https://b/k\""
  };

  private final SplittableRandom random;
  private final RandomJson json;

  RandomManifest(SplittableRandom random) {
    this.random = random;
    this.json = new RandomJson(random);
  }

  /** A file of some lines. */
  byte[] next() {
    var text = new StringBuilder(random.nextInt(6) == 0 ? BYTE_ORDER_MARK : "");
    int lines = random.nextInt(random.nextInt(10) == 0 ? 60 : 20);
    for (int line = 0; line < lines; line++) {
      text.append(line()).append(any(LINE_ENDS));
    }
    if (random.nextBoolean()) {
      text.append(line()).append(random.nextInt(4) == 0 ? "\r" : "");
    }
    return text.toString().getBytes(ISO_8859_1);
  }

  private String line() {
    return switch (random.nextInt(16)) {
      case 0, 1 -> any(BLANKS);
      case 2 -> any(BROKEN);
      case 3 -> latin(json.broken("{\"source-ref\":\"s3://b/" + random.nextInt(30) + "\"}"));
      case 4 -> "{\"source-ref\":" + any(SOURCE_REFS) + "}";
      case 5 -> "{\"source-ref\":\"s3:\\/\\/b\\/" + random.nextInt(30) + "\"}";
      case 6 -> entry(",\"errors\":\"" + "x".repeat(random.nextInt(30)) + "\"");
      case 7 ->
          entry(latin(",\"errors\":\"" + "é漢😀".substring(0, 2).repeat(random.nextInt(9)) + "\""));
      case 8 -> entry(" ".repeat(random.nextInt(150, 230)));
      case 9 -> entry(" ".repeat(random.nextInt(230)) + "\r").substring(random.nextInt(2));
      case 10 -> any(BLANKS).repeat(random.nextInt(1, 220));
      case 11 -> "{\"source_ref\":\"s3://b/" + random.nextInt(30) + "\"}";
      case 12 -> entry(",\"n\":\"\u00e9\"");
      case 13 -> entry(",\"n\":1");
      default -> entry("");
    };
  }

  private String entry(String more) {
    return "{\"source-ref\":\"s3://b/" + random.nextInt(90) + "\"" + more + "}";
  }

  private String any(String[] choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** The text's bytes in UTF-8, each as a char. */
  private static String latin(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }
}
