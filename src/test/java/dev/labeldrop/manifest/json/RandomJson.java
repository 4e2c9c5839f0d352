package dev.labeldrop.manifest.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.SplittableRandom;

/** JSON objects of one line at random, rich in what parsers get wrong, and broken ones. */
public final class RandomJson {

  private static final String[] STRINGS = {
    "",
    "a",
    "b",
    "source-ref",
    "class_id",
    "a longer key than a word of eight",
    "é",
    "漢字",
    "😀",
    "\\u0061",
    "\\\"",
    "\\\\",
    "\\/",
    "\\b\\f\\n\\r\\t",
    "\\u00e9",
    "\\uD83D\\uDE00",
    "\\ud800",
    "\\u0000",
    "s3://acme-photos/1.jpg",
    "\\u0041\\\\\\u0042",
    "12345678",
    "1234567\\n",
    "\u007f"
  };
  private static final String[] NUMBERS = {
    "0",
    "-0",
    "1",
    "-1",
    "10",
    "0.5",
    "-0.25",
    "1e3",
    "1E+3",
    "1e-3",
    "0e0",
    "123456789012345678901",
    "0.12345678901234567890",
    "12345678",
    "1234567.8",
    "9e99999",
    "12345678e12345678"
  };
  private static final String[] PIECES = {
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u12",
    "u",
    "0",
    "1",
    "-",
    "+",
    ".",
    "e",
    "E",
    " ",
    "\t",
    "\r",
    "\u0000",
    "\u001f",
    "'",
    "#",
    "//x",
    "/*x*/",
    "NaN",
    "Infinity",
    "true",
    "false",
    "null",
    "nul",
    "tru",
    "False",
    "é",
    "\ufeff",
    "\u2028",
    "\u0085",
    "01",
    "00",
    "1.",
    ".5",
    "\"a\":1"
  };
  private static final String[] WHITE_SPACE = {"", "", "", "", " ", "  ", "\t", "\r", " \t\r "};

  private final SplittableRandom random;
  private final StringBuilder text = new StringBuilder();

  public RandomJson(SplittableRandom random) {
    this.random = random;
  }

  /** A well-formed object, but that it can have a key twice. */
  public String object(int nesting) {
    text.setLength(0);
    space();
    appendObject(nesting);
    space();
    return text.toString();
  }

  /** The text with one to three pieces put in, taken out or written over. */
  public String broken(String whole) {
    var changed = new StringBuilder(whole);
    for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
      int from = random.nextInt(changed.length() + 1);
      int to = Math.min(changed.length(), from + random.nextInt(3));
      changed.replace(from, to, random.nextInt(4) == 0 ? "" : any(PIECES));
    }
    // A surrogate pair that was cut in two becomes question marks.
    return new String(changed.toString().getBytes(UTF_8), UTF_8);
  }

  private void appendObject(int nesting) {
    text.append('{');
    int keys = random.nextInt(random.nextInt(8) == 0 ? 40 : 5);
    for (int key = 0; key < keys; key++) {
      separate(key);
      text.append('"').append(any(STRINGS));
      if (random.nextInt(6) > 0) {
        text.append(key);
      }
      text.append('"');
      space();
      text.append(':');
      appendValue(nesting - 1);
    }
    space();
    text.append('}');
  }

  private void appendArray(int nesting) {
    text.append('[');
    int elements = random.nextInt(4);
    for (int element = 0; element < elements; element++) {
      separate(element);
      appendValue(nesting - 1);
    }
    space();
    text.append(']');
  }

  private void appendValue(int nesting) {
    space();
    switch (random.nextInt(nesting > 0 ? 8 : 6)) {
      case 0, 1 -> text.append('"').append(any(STRINGS)).append(any(STRINGS)).append('"');
      case 2 -> text.append(any(NUMBERS));
      case 3 -> text.append(random.nextInt(1_000_000));
      case 4 -> text.append(random.nextBoolean() ? "true" : "false");
      case 5 -> text.append("null");
      case 6 -> appendObject(nesting);
      default -> appendArray(nesting);
    }
  }

  private void separate(int index) {
    space();
    if (index > 0) {
      text.append(',');
      space();
    }
  }

  private void space() {
    text.append(any(WHITE_SPACE));
  }

  private String any(String[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
