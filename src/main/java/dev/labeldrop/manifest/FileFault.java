package dev.labeldrop.manifest;

import dev.labeldrop.Code;

/** What a file can be that is no manifest, if its code has several remedies. */
public enum FileFault implements Fault {
  /** Lines end in carriage returns. */
  RETURNS(
      Code.ERROR_MANIFEST_IS_WITHOUT_LINE_FEEDS,
      Mend.SAFE,
      "End each line with a line feed: tr '\\r' '\\n' < FILE, or ./labeldrop fix FILE."),
  /** Objects follow each other without anything between them. */
  JOINED(
      Code.ERROR_MANIFEST_IS_WITHOUT_LINE_FEEDS,
      Mend.SAFE,
      "End each object with a line feed: jq -c . FILE, or ./labeldrop fix FILE."),
  /** UTF-16 that starts with its low bytes. */
  UTF16_LITTLE_ENDIAN(
      Code.ERROR_MANIFEST_IS_UTF16,
      Mend.SAFE,
      "Save it as UTF-8: iconv -f UTF-16LE -t UTF-8 FILE, or ./labeldrop fix FILE."),
  /** UTF-16 that starts with its high bytes. */
  UTF16_BIG_ENDIAN(
      Code.ERROR_MANIFEST_IS_UTF16,
      Mend.SAFE,
      "Save it as UTF-8: iconv -f UTF-16BE -t UTF-8 FILE, or ./labeldrop fix FILE."),
  /** UTF-32 that starts with its low bytes. */
  UTF32_LITTLE_ENDIAN(
      Code.ERROR_MANIFEST_IS_UTF32,
      Mend.SAFE,
      "Save it as UTF-8: iconv -f UTF-32LE -t UTF-8 FILE, or ./labeldrop fix FILE."),
  /** UTF-32 that starts with its high bytes. */
  UTF32_BIG_ENDIAN(
      Code.ERROR_MANIFEST_IS_UTF32,
      Mend.SAFE,
      "Save it as UTF-8: iconv -f UTF-32BE -t UTF-8 FILE, or ./labeldrop fix FILE."),
  /** A JSON array. */
  ARRAY(
      Code.ERROR_MANIFEST_IS_JSON_ARRAY,
      Mend.SAFE,
      "Write its elements one on a line, without brackets and commas: jq -c '.[]' FILE, or"
          + " ./labeldrop fix FILE."),
  /** Objects over lines. */
  PRETTY_PRINTED(
      Code.ERROR_MANIFEST_IS_PRETTY_PRINTED,
      Mend.SAFE,
      "Write each object on one line: jq -c . FILE, or ./labeldrop fix FILE."),
  /** Strings that hold JSON. */
  STRINGS(
      Code.ERROR_MANIFEST_IS_JSON_STRINGS,
      Mend.SAFE,
      "Write the objects themselves: jq -c fromjson FILE, or ./labeldrop fix FILE."),
  /** A table. */
  TABLE(
      Code.ERROR_MANIFEST_IS_TABLE,
      Mend.BY_HAND,
      "Convert it: ./labeldrop convert --from csv --bucket BUCKET FILE."),
  /** COCO. */
  COCO(
      Code.ERROR_MANIFEST_IS_COCO,
      Mend.BY_HAND,
      "Convert it: ./labeldrop convert --from coco --bucket BUCKET FILE."),
  /** Pascal VOC. */
  VOC(
      Code.ERROR_MANIFEST_IS_MARKUP,
      Mend.BY_HAND,
      "It looks like annotations of Pascal VOC. Convert the folder: ./labeldrop convert --from voc"
          + " --bucket BUCKET FOLDER."),
  /** Markup of another kind. */
  MARKUP(
      Code.ERROR_MANIFEST_IS_MARKUP,
      Mend.BY_HAND,
      "If it is the error page of a download, get the manifest anew; if it is another tool's"
          + " annotations, export them there as COCO or Pascal VOC, and convert that."),
  /** YOLO. */
  YOLO(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      Mend.BY_HAND,
      "Convert the folder of all label files: ./labeldrop convert --from yolo --bucket BUCKET"
          + " --images IMAGES FOLDER."),
  /** A tool that exports what can be converted. */
  TOOL(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      Mend.BY_HAND,
      "Export the annotations there as COCO, Pascal VOC or YOLO, and convert that: ./labeldrop"
          + " convert --from coco --bucket BUCKET FILE."),
  /** A job that labels videos. */
  VIDEO(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      Mend.BY_HAND,
      "Custom Labels takes labels of images only: label the frames as images, in an object"
          + " detection job."),
  /** Nobody knows what it is. */
  NO_MANIFEST(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      Mend.BY_HAND,
      "Look at the file: each line of a manifest has a \"source-ref\" and a label attribute.");

  private final Code code;
  private final Mend mend;
  private final String remedy;

  FileFault(Code code, Mend mend, String remedy) {
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
