package dev.labeldrop.manifest.json;

/** What a token of a line is, or a node of its tape. */
public enum JsonToken {
  /** Not on anything yet. */
  START_OF_LINE,
  /** The opening brace of an object. */
  START_OBJECT,
  /** The closing brace of an object. */
  END_OBJECT,
  /** The opening bracket of an array. */
  START_ARRAY,
  /** The closing bracket of an array. */
  END_ARRAY,
  /** A key of an object, its colon read too. */
  KEY,
  /** A string that is a value. */
  STRING,
  /** A number. */
  NUMBER,
  /** {@code true}. */
  TRUE,
  /** {@code false}. */
  FALSE,
  /** {@code null}. */
  NULL,
  /** The line's one object is complete and nothing follows it. */
  END_OF_LINE,
  /** The line is not one JSON object: {@link LineTape#fault()} says where and why. */
  FAULT;

  /** Whether JSON allows a byte between tokens. A line feed, which it allows too, ends the line. */
  public static boolean isWhiteSpace(byte value) {
    return value == ' ' || value == '\t' || value == '\r';
  }
}
