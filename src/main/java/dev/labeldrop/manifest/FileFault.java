package dev.labeldrop.manifest;

import dev.labeldrop.Code;

/** What a manifest can be written as instead of lines of JSON; {@code fix} writes the lines. */
public enum FileFault implements Fault {
  /** Lines end in carriage returns. */
  RETURNS(
      Code.ERROR_MANIFEST_IS_WITHOUT_LINE_FEEDS,
      "End each line with a line feed: tr '\\r' '\\n' < FILE, or ./labeldrop fix FILE."),
  /** Objects follow each other without anything between them. */
  JOINED(
      Code.ERROR_MANIFEST_IS_WITHOUT_LINE_FEEDS,
      "End each object with a line feed: jq -c . FILE, or ./labeldrop fix FILE."),
  /** UTF-16 that starts with its low bytes. */
  UTF16_LITTLE_ENDIAN(
      Code.ERROR_MANIFEST_IS_UTF16,
      "Save it as UTF-8: iconv -f UTF-16LE -t UTF-8 FILE, or ./labeldrop fix FILE."),
  /** UTF-16 that starts with its high bytes. */
  UTF16_BIG_ENDIAN(
      Code.ERROR_MANIFEST_IS_UTF16,
      "Save it as UTF-8: iconv -f UTF-16BE -t UTF-8 FILE, or ./labeldrop fix FILE."),
  /** UTF-32 that starts with its low bytes. */
  UTF32_LITTLE_ENDIAN(
      Code.ERROR_MANIFEST_IS_UTF32,
      "Save it as UTF-8: iconv -f UTF-32LE -t UTF-8 FILE, or ./labeldrop fix FILE."),
  /** UTF-32 that starts with its high bytes. */
  UTF32_BIG_ENDIAN(
      Code.ERROR_MANIFEST_IS_UTF32,
      "Save it as UTF-8: iconv -f UTF-32BE -t UTF-8 FILE, or ./labeldrop fix FILE."),
  /** A JSON array. */
  ARRAY(
      Code.ERROR_MANIFEST_IS_JSON_ARRAY,
      "Write its elements one on a line, without brackets and commas: jq -c '.[]' FILE, or"
          + " ./labeldrop fix FILE."),
  /** A JSON array of strings. */
  ARRAY_OF_STRINGS(
      Code.ERROR_MANIFEST_IS_JSON_ARRAY,
      "Its elements are strings that hold JSON: write what they hold one on a line:"
          + " jq -r '.[]' FILE, or ./labeldrop fix FILE."),
  /** A JSON array of arrays. */
  ARRAY_OF_ARRAYS(
      Code.ERROR_MANIFEST_IS_JSON_ARRAY,
      "Write the objects one on a line, without brackets and commas: jq -c '.[][]'"
          + " FILE, or ./labeldrop fix FILE."),
  /** The answer of ListDatasetEntries. */
  LISTED(
      Code.ERROR_MANIFEST_IS_JSON_STRINGS,
      "It looks like what ListDatasetEntries answers: take the lines out of it with"
          + " jq -r '.DatasetEntries[]' FILE, or ./labeldrop fix FILE, which also takes off"
          + " what the service has added."),
  /** Lines inside other JSON. */
  WRAPPED(
      Code.ERROR_MANIFEST_IS_JSON_STRINGS,
      "Take the lines out of the JSON around them, one on a line: ./labeldrop fix FILE."),
  /** Lines in quotes, escapes or base64. */
  QUOTED(
      Code.ERROR_MANIFEST_IS_JSON_STRINGS,
      "Each line is an object in quotes of a table or a shell, in escapes or in"
          + " base64: write the objects themselves, with ./labeldrop fix FILE."),
  /** Lines with something before each object. */
  PREFIXED(
      Code.ERROR_MANIFEST_IS_NEARLY_JSON,
      "Something stands before the object on each line, such as a number, a time or a"
          + " word: take it away, with ./labeldrop fix FILE."),
  /** Lines as Python prints them. */
  PYTHON(
      Code.ERROR_MANIFEST_IS_NEARLY_JSON,
      "This is how Python prints objects, not JSON: write the lines with json.dumps,"
          + " or use ./labeldrop fix FILE."),
  /** Lines of a job with several labels for an image. */
  MULTI_LABEL(
      Code.ERROR_MANIFEST_OF_ANOTHER_JOB,
      "Turn each array into one label attribute for each label: ./labeldrop fix FILE does that."),
  /** Objects over lines. */
  PRETTY_PRINTED(
      Code.ERROR_MANIFEST_IS_PRETTY_PRINTED,
      "Write each object on one line: jq -c . FILE, or ./labeldrop fix FILE."),
  /** Strings that hold JSON. */
  STRINGS(
      Code.ERROR_MANIFEST_IS_JSON_STRINGS,
      "Write the objects themselves: jq -c fromjson FILE, or ./labeldrop fix FILE.");

  private final Code code;
  private final String remedy;

  FileFault(Code code, String remedy) {
    this.code = code;
    this.remedy = remedy;
  }

  @Override
  public Code code() {
    return code;
  }

  @Override
  public Fixable fixable() {
    return Fixable.SAFE;
  }

  @Override
  public String remedy() {
    return remedy;
  }
}
