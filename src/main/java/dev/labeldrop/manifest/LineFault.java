package dev.labeldrop.manifest;

import dev.labeldrop.Code;

/** What can be wrong with a line before it is a JSON object. */
public enum LineFault implements Fault {
  /** Objects follow each other. */
  JOINED(
      Code.ERROR_INVALID_JSON_LINE,
      Mend.SAFE,
      "Several objects are on the line: end each with a line feed."),
  /** A comma stands behind the object. */
  COMMA(
      Code.ERROR_INVALID_JSON_LINE,
      Mend.SAFE,
      "Take the comma behind the object away: lines are no elements of an array."),
  /** Something else stands behind the object. */
  BEHIND(Code.ERROR_INVALID_JSON_LINE, Mend.BY_HAND, "Take away what stands behind the object."),
  /** The line is a string with JSON in it. */
  STRING(
      Code.ERROR_INVALID_JSON_LINE,
      Mend.SAFE,
      "The line is a string that holds JSON: write the object itself, not its JSON as a string."),
  /** The line is an array. */
  ARRAY(Code.ERROR_INVALID_JSON_LINE, Mend.SAFE, "Write the elements of the array one on a line."),
  /** A key is there twice. */
  REPEATED_KEY(
      Code.ERROR_INVALID_JSON_LINE,
      Mend.SAFE,
      "Write the key once. If its two values differ, only you know which one is right: JSON readers"
          + " disagree about it."),
  /** The line ends inside the object. */
  CUT_OFF(
      Code.ERROR_INVALID_JSON_LINE,
      Mend.BY_HAND,
      "The line ends before its object does: get the rest of it, or put the object on one line if"
          + " it goes on below."),
  /** The number is none of JSON. */
  NO_NUMBER(
      Code.ERROR_INVALID_JSON_LINE,
      Mend.BY_HAND,
      "JSON has no NaN and no Infinity: write the number, or leave the box or the line out."),
  /** The words are those of Python. */
  PYTHON(
      Code.ERROR_INVALID_JSON_LINE,
      Mend.BY_HAND,
      "This is how Python prints an object, not JSON: write the line with json.dumps."),
  /** A comment. */
  COMMENT(
      Code.ERROR_INVALID_JSON_LINE, Mend.BY_HAND, "JSON has no comments: take the comment away."),
  /** A comma before a bracket. */
  TRAILING_COMMA(
      Code.ERROR_INVALID_JSON_LINE, Mend.BY_HAND, "Take the comma before the bracket away."),
  /** Any other. */
  MALFORMED(
      Code.ERROR_INVALID_JSON_LINE,
      Mend.BY_HAND,
      "Write one complete JSON object on the line; a JSON library does that by itself."),
  /** Not UTF-8. */
  NOT_UTF8(
      Code.ERROR_INVALID_UTF8,
      Mend.BY_HAND,
      "Save the file as UTF-8. If it is in the encoding of Windows: ./labeldrop fix --encoding"
          + " windows-1252 FILE.");

  private final Code code;
  private final Mend mend;
  private final String remedy;

  LineFault(Code code, Mend mend, String remedy) {
    this.code = code;
    this.mend = mend;
    this.remedy = remedy;
  }

  @Override
  public Code code() {
    return code;
  }

  @Override
  public Mend mend() {
    return mend;
  }

  @Override
  public String remedy() {
    return remedy;
  }
}
