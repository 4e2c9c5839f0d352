package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Files of lines as programs write them, many of them changed in one place or a few. */
final class MutatedManifests {

  private static final int KINDS = 11;

  private static final Pattern NUMBER = Pattern.compile("(?<=[:\\[, ])-?[0-9][0-9.eE+-]*");
  private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"");
  private static final Pattern OBJECT = Pattern.compile("\\{[^{}]*\\}");

  private static final String[] NUMBERS = {
    "0",
    "00",
    "-0",
    "1",
    "-1",
    "1.0",
    "0.5",
    "0.",
    ".5",
    "1e0",
    "0e9",
    "1.5",
    "2",
    "40",
    "63",
    "64",
    "1280",
    "1281",
    "2560",
    "4096",
    "4097",
    "1234567",
    "12345678",
    "123456789012345678901",
    "1E+2",
    "0.99999999999999999999",
    "1.00000000000000000001",
    "01",
    "+1",
    "true",
    "null",
    "\"1\"",
    "{}",
    "[]",
    "[1]",
    "-5.25",
    "1920.0",
    "1919",
    "1921",
    "1079",
    "1081",
    "96",
    "97",
    "3"
  };
  private static final String[] STRINGS = {
    "\"\"",
    "\"yes\"",
    "\"no\"",
    "\"No\"",
    "\"yes \"",
    "\"source-ref\"",
    "\"class_id\"",
    "\"width\"",
    "\"type\"",
    "\"groundtruth/object-detection\"",
    "\"groundtruth/image-classification\"",
    "\"groundtruth/other\"",
    "\"boxes\"",
    "\"boxes-metadata\"",
    "\"dock-condition\"",
    "\"0\"",
    "\"1\"",
    "\"00\"",
    "\"confidence\"",
    "\"annotations\"",
    "\"errors\"",
    "\"cl-metadata\"",
    "\"2024-05-02T10:11:12\"",
    "\"2024-05-02 10:11:12.5Z\"",
    "\"2024-13-02T10:11:12\"",
    "\"2024-05-02T10:11:12.\"",
    "\"2024-05-02T10:11:12+02:00\"",
    "\"2024-05-02T24:11:12\"",
    "\"s3://acme-photos/x.jpg\"",
    "\"s3://acme-photos/\"",
    "\"s3://acme-photos/x.gif\"",
    "\"s3://acme-photos/a/../x.jpg\"",
    "\"s3://acme-photos/a%20x.jpg\"",
    "\"s3://acme-photos/x.jpg \"",
    "\"s3://acme-photos/\u200bx.jpg\"",
    "\"s3://acme-photos/\uc0ac\uc9c4.jpg\"",
    "\"s3://acme-photos/{id}.jpg\"",
    "\"s3://acme-photos/a&amp;b.jpg\"",
    "\"s3://acme-photos/a:b.jpg\"",
    "\"s3://acme-photos/a\\\\b.jpg\"",
    "\"s3://acme-photos/x.jpg?v=1.jpg\"",
    "\"s3://acme-photos/None.jpg\"",
    "\"\u3164\"",
    "\"\u115f \uffa0\"",
    "\"\u2800\"",
    "\"{name}\"",
    "\"nan\"",
    "\" pallet\"",
    "\"pallet\u00a0\"",
    "\"pal\u200blet\"",
    "\"\ud314\ub808\ud2b8\"",
    "\"s3://other/x.jpg\"",
    "\"s3://\"",
    "\"https://x/y\"",
    "\"\\u0041\"",
    "\"\\ud800\"",
    "\"\\/\"",
    "\"\\x\"",
    "\"c\u00f4t\u00e9\"",
    "7",
    "null",
    "\"Pallet\"",
    "\"person\"",
    "\"" + "n".repeat(255) + "\"",
    "\"" + "n".repeat(256) + "\"",
    "\"" + "\u00e9".repeat(255) + "\""
  };

  /** Names of images that are easily taken for each other, or for something else. */
  private static final String[] NAMES = {
    "caf\u00e9.jpg", "cafe\u0301.jpg", "\uac00.png", "\u1100\u1161.png", "a&b.jpg", "{a}.jpg"
  };

  private static final Pattern NAME = Pattern.compile("(?<=s3://acme-photos/)[^\"]+");

  /** Stands for what was there before. */
  private static final String AGAIN = "<>";

  private static final String[] OBJECTS = {"", "{}", "7", "{},<>", "<>,<>", "<>, <>", "[<>]"};

  /** Lines that make a file look like something else. */
  private static final String[] STRANGE = {
    "{", "[", "<annotation>", "0 0.5 0.5 0.25 0.25", "{\"imageGcsUri\":", "{\"images\":[", "\"{}\""
  };

  private static final String[] BYTES = {
    "\"",
    "\\",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    " ",
    "\t",
    "\r",
    "\n",
    "\u0000",
    "\u001f",
    "a",
    "0",
    "9",
    "-",
    ".",
    "e",
    "\u00e9",
    "\ud83d\ude00",
    "\u007f",
    "yes",
    "1",
    "\"x\":1,",
    ",\"x\":1"
  };

  private final List<String> real;
  private final SplittableRandom random;
  private final SampleManifests boxes;
  private final SampleManifests labels;
  private int image;

  /**
   * Files of made-up lines and of some others.
   *
   * @param real lines that are taken as they are
   */
  MutatedManifests(long seed, List<String> real) {
    this.real = List.copyOf(real);
    random = new SplittableRandom(seed);
    boxes = SampleManifests.detection(seed);
    labels = SampleManifests.classification(seed);
  }

  /** A file of some lines, of which about a third is changed; most have a few kinds of lines. */
  byte[] file(int lines) {
    int kinds = random.nextInt(1, 1 + random.nextInt(1, 10));
    int first = random.nextInt(KINDS);
    String end = random.nextInt(8) == 0 ? "\r\n" : "\n";
    var file = new StringBuilder();
    var before = new ArrayList<String>();
    int strange = random.nextInt(20) == 0 ? random.nextInt(1, lines) : 0;
    file.append(strange > 0 ? any(STRANGE) + end : "");
    for (int line = strange; line < lines; line++) {
      String whole = line((first + random.nextInt(kinds)) % KINDS);
      if (random.nextInt(60) == 0 && !before.isEmpty()) {
        whole = before.get(random.nextInt(before.size()));
      }
      if (random.nextInt(25) == 0) {
        whole = replaced(whole, NAME, any(NAMES));
      }
      before.add(whole);
      file.append(random.nextInt(3) == 0 ? mutated(whole) : whole).append(end);
    }
    for (int line = 1; line < strange; line++) {
      file.append(any(STRANGE)).append(end);
    }
    byte[] bytes = file.toString().getBytes(UTF_8);
    for (int change = random.nextInt(40) - 36; change > 0; change--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private String line(int kind) {
    return switch (kind) {
      case 0, 1 -> boxes.nextLine();
      case 2, 3 -> labels.nextLine();
      case 4 -> spaced(boxes.nextLine());
      case 5 -> spaced(labels.nextLine());
      case 6 -> chained(boxes.nextLine(), labels.nextLine());
      case 7 -> chained(labels.nextLine(), boxes.nextLine());
      case 8 -> "{\"source-ref\":\"s3://acme-photos/new/" + image++ + ".jpg\"}";
      case 9 -> real.get(random.nextInt(real.size()));
      default -> withMore(random.nextBoolean() ? boxes.nextLine() : labels.nextLine());
    };
  }

  /** As Python writes JSON. */
  private static String spaced(String line) {
    return line.replace("\":", "\": ").replace(",\"", ", \"").replace("},{", "}, {");
  }

  /** Both kinds of labels on one line. */
  private static String chained(String line, String other) {
    String members = other.substring(other.indexOf(',') + 1);
    return line.substring(0, line.length() - 1) + "," + members;
  }

  /** Members that nobody asked for. */
  private String withMore(String line) {
    String more =
        switch (random.nextInt(3)) {
          case 0 -> "\"workerid\":" + random.nextInt(99) + ",\"tags\":[\"a\",true,{\"n\":null}],";
          case 1 -> "\"cl-metadata\":{\"is_labeled\":true},\"errors\":[],";
          default ->
              "\"note\":\""
                  + "x".repeat(random.nextInt(20) == 0 ? 1_800 : random.nextInt(40))
                  + "\",";
        };
    return line.replaceFirst("\\{", "{" + more);
  }

  private String mutated(String line) {
    String changed = line;
    for (int change = random.nextInt(4) == 0 ? 3 : 1; change > 0; change--) {
      changed =
          switch (random.nextInt(8)) {
            case 0, 1, 2 -> replaced(changed, NUMBER, any(NUMBERS));
            case 3, 4 -> replaced(changed, STRING, any(STRINGS));
            case 5 -> replaced(changed, OBJECT, any(OBJECTS));
            default -> withBytes(changed);
          };
    }
    return changed;
  }

  private String replaced(String line, Pattern pattern, String by) {
    List<MatchResult> places = pattern.matcher(line).results().toList();
    if (places.isEmpty()) {
      return line;
    }
    MatchResult place = places.get(random.nextInt(places.size()));
    String there = line.substring(place.start(), place.end());
    return line.substring(0, place.start())
        + by.replace(AGAIN, there)
        + line.substring(place.end());
  }

  private String withBytes(String line) {
    int from = random.nextInt(line.length() + 1);
    int to = Math.min(line.length(), from + random.nextInt(3));
    String by = random.nextInt(3) == 0 ? "" : any(BYTES);
    return line.substring(0, from) + by + line.substring(to);
  }

  private String any(String[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
