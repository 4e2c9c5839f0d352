package dev.labeldrop.manifest;

import dev.labeldrop.Code;

/** What can be wrong with a line before it is a JSON object. */
public enum LineFault implements Fault {
  /** Objects follow each other. */
  JOINED(
      Code.ERROR_INVALID_JSON_LINE,
      Fixable.SAFE,
      "Several objects are on the line: end each with a line feed."),
  /** Objects follow each other with something between them. */
  SEPARATED(
      Code.ERROR_INVALID_JSON_LINE,
      Fixable.SAFE,
      "Several objects are on the line, with something else between them: put each"
          + " object on a line of its own, and leave out what is between them."),
  /** A comma stands behind the object. */
  COMMA(
      Code.ERROR_INVALID_JSON_LINE,
      Fixable.SAFE,
      "Take the comma behind the object away: lines are not elements of an array."),
  /** Something else stands behind the object. */
  BEHIND(Code.ERROR_INVALID_JSON_LINE, Fixable.SAFE, "Take away what stands behind the object."),
  /** Something stands before the object. */
  BEFORE(
      Code.ERROR_INVALID_JSON_LINE,
      Fixable.SAFE,
      "Take away what stands before the object, such as a line number, a time or a"
          + " byte order mark."),
  /** The line is a string with JSON in it. */
  STRING(
      Code.ERROR_INVALID_JSON_LINE,
      Fixable.SAFE,
      "The line is a string that holds JSON: write the object itself, not its JSON as"
          + " a string."),
  /** The line is quoted as in a table or a shell. */
  QUOTED(
      Code.ERROR_INVALID_JSON_LINE,
      Fixable.SAFE,
      "The line is the object in quotes of a table, a shell or Python: write the"
          + " object without the quotes around it, and with single double quotes inside."),
  /** Each quote of the line has a backslash, or is written as in HTML. */
  ESCAPED(
      Code.ERROR_INVALID_JSON_LINE,
      Fixable.SAFE,
      "The quotes are escaped as if the line stood in a string or on a web page:"
          + " write them as plain double quotes."),
  /** The line is base64. */
  BASE64(
      Code.ERROR_INVALID_JSON_LINE,
      Fixable.SAFE,
      "The line is base64 of JSON: decode it. A manifest is plain text, also for"
          + " UpdateDatasetEntries; the SDK encodes it."),
  /** The line is an array. */
  ARRAY(
      Code.ERROR_INVALID_JSON_LINE, Fixable.SAFE, "Write the elements of the array one on a line."),
  /** The line has nothing that can be seen. */
  UNSEEN(
      Code.ERROR_INVALID_JSON_LINE,
      Fixable.SAFE,
      "The line has only characters that cannot be seen: leave it out."),
  /** A key is there twice with the same value. */
  REPEATED_KEY(
      Code.ERROR_INVALID_JSON_LINE, Fixable.SAFE, "Both have the same value: write the key once."),
  /** A label attribute or its metadata is there twice. */
  REPEATED_LABEL(
      Code.ERROR_INVALID_JSON_LINE,
      Fixable.BY_HAND,
      "If both are right, give the second label attribute and its metadata names of"
          + " their own, such as \"A-2\" and \"A-2-metadata\": readers of JSON keep only one of"
          + " two."),
  /** Boxes or confidences are there twice. */
  REPEATED_BOXES(
      Code.ERROR_INVALID_JSON_LINE,
      Fixable.SAFE,
      "Put the elements of both into one array: readers of JSON keep only one of two"
          + " keys, and those boxes would be lost. ./labeldrop fix does that."),
  /** The class-map is there twice. */
  REPEATED_MAP(
      Code.ERROR_INVALID_JSON_LINE,
      Fixable.SAFE,
      "Put the labels of both into one class-map, each under a number of its own: readers of JSON"
          + " keep only one of two keys. ./labeldrop fix does that if no number has two labels."),
  /** A number of the class-map is there twice. */
  REPEATED_CLASS(
      Code.ERROR_INVALID_JSON_LINE,
      Fixable.BY_HAND,
      "Give each label a number of its own, and change the class_id of the boxes that"
          + " are of the second label."),
  /** A key is there twice with different values. */
  REPEATED_VALUE(
      Code.ERROR_INVALID_JSON_LINE,
      Fixable.BY_HAND,
      "The values differ, and readers of JSON disagree about which of them counts:"
          + " keep the one that is right."),
  /** The line ends inside the object. */
  CUT_OFF(
      Code.ERROR_INVALID_JSON_LINE,
      Fixable.BY_HAND,
      "The line ends before its object does: get the rest of it, or put the object on"
          + " one line if it goes on below."),
  /** The line lacks the start of the object. */
  NO_START(
      Code.ERROR_INVALID_JSON_LINE,
      Fixable.BY_HAND,
      "The start of the object is missing: get the whole line, or write { before it"
          + " if only that is missing."),
  /** The number is not one of JSON. */
  NO_NUMBER(
      Code.ERROR_INVALID_JSON_LINE,
      Fixable.BY_HAND,
      "JSON has no NaN and no Infinity: write the number, or leave the box or the" + " line out."),
  /** A number is written in another way. */
  NUMBER(
      Code.ERROR_INVALID_JSON_LINE,
      Fixable.BY_HAND,
      "Write the number as JSON has it: 0.5 for .5, 1 for +1, without zeros before" + " it."),
  /** A number has a comma for a point. */
  DECIMAL_COMMA(
      Code.ERROR_INVALID_JSON_LINE, Fixable.BY_HAND, "Write a point in numbers: 0.9 for 0,9."),
  /** The words are those of Python. */
  PYTHON(
      Code.ERROR_INVALID_JSON_LINE,
      Fixable.SAFE,
      "This is how Python prints an object, not JSON: write the line with json.dumps,"
          + " or use ./labeldrop fix."),
  /** A word is not one of JSON. */
  WORD(
      Code.ERROR_INVALID_JSON_LINE,
      Fixable.BY_HAND,
      "The words of JSON are true, false and null, in lower case: write the value, or"
          + " leave the key out."),
  /** A key is not in double quotes. */
  KEY(Code.ERROR_INVALID_JSON_LINE, Fixable.BY_HAND, "Put the key in double quotes."),
  /** A comment. */
  COMMENT(
      Code.ERROR_INVALID_JSON_LINE, Fixable.SAFE, "JSON has no comments: take the comment away."),
  /** A comma before a bracket. */
  TRAILING_COMMA(
      Code.ERROR_INVALID_JSON_LINE, Fixable.SAFE, "Take the comma before the bracket away."),
  /** A comma too many. */
  EXTRA_COMMA(
      Code.ERROR_INVALID_JSON_LINE,
      Fixable.BY_HAND,
      "A value is missing before the comma: write it, or take the comma away."),
  /** A comma too few, or a quote inside a string. */
  MISSING_COMMA(
      Code.ERROR_INVALID_JSON_LINE,
      Fixable.BY_HAND,
      "A comma is missing before it; or, if a double quote before it belongs to the"
          + " text, write that as \\\"."),
  /** The quotes are those of a text. */
  CURLY_QUOTES(
      Code.ERROR_INVALID_JSON_LINE,
      Fixable.SAFE,
      "These are quotes of written text, as word processors make them: use plain"
          + " double quotes."),
  /** A backslash that starts no escape. */
  BACKSLASH(
      Code.ERROR_INVALID_JSON_LINE,
      Fixable.BY_HAND,
      "In JSON a backslash is written as two. If it is from a Windows path, write the"
          + " key as it is in S3, which usually has / there."),
  /** A control character in a string. */
  CONTROL(
      Code.ERROR_INVALID_JSON_LINE,
      Fixable.SAFE,
      "Write the control character as an escape, as \\t for a tab; or take it away if"
          + " it does not belong there."),
  /** The line has nothing of JSON. */
  NO_JSON(
      Code.ERROR_INVALID_JSON_LINE,
      Fixable.BY_HAND,
      "The line has no object: leave it out if it is a heading, a comment or a separator; else get"
          + " the line anew."),
  /** Any other. */
  MALFORMED(
      Code.ERROR_INVALID_JSON_LINE,
      Fixable.BY_HAND,
      "Write one complete JSON object on the line; a JSON library does that by" + " itself."),
  /** A character is written as two halves. */
  HALVES(
      Code.ERROR_INVALID_UTF8,
      Fixable.SAFE,
      "The character is written as two halves of three bytes each, as Java and older"
          + " databases do (CESU-8): write it in UTF-8, with ./labeldrop fix."),
  /** A byte order mark of another encoding stands before UTF-8. */
  WRONG_MARK(
      Code.ERROR_INVALID_UTF8,
      Fixable.SAFE,
      "It is the byte order mark of UTF-16 or UTF-32, and the text behind it is UTF-8: take the"
          + " mark away, with ./labeldrop fix; iconv would spoil the text."),
  /** Not UTF-8. */
  NOT_UTF8(
      Code.ERROR_INVALID_UTF8,
      Fixable.BY_HAND,
      "Save the file as UTF-8. If you know its encoding, as windows-1252, Shift_JIS"
          + " or GBK, ./labeldrop fix --encoding NAME does it: look at the labels"
          + " afterwards.");

  private final Code code;
  private final Fixable fixable;
  private final String remedy;

  LineFault(Code code, Fixable fixable, String remedy) {
    this.code = code;
    this.fixable = fixable;
    this.remedy = remedy;
  }

  @Override
  public Code code() {
    return code;
  }

  @Override
  public Fixable fixable() {
    return fixable;
  }

  @Override
  public String remedy() {
    return remedy;
  }
}
