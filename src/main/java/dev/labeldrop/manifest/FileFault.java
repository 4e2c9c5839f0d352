package dev.labeldrop.manifest;

import dev.labeldrop.Code;

/** What a file can be that is no manifest, if its code has several remedies. */
public enum FileFault implements Fault {
  /** Lines end in carriage returns. */
  RETURNS(
      Code.ERROR_MANIFEST_IS_WITHOUT_LINE_FEEDS,
      Fixable.SAFE,
      "End each line with a line feed: tr '\\r' '\\n' < FILE, or ./labeldrop fix FILE."),
  /** Objects follow each other without anything between them. */
  JOINED(
      Code.ERROR_MANIFEST_IS_WITHOUT_LINE_FEEDS,
      Fixable.SAFE,
      "End each object with a line feed: jq -c . FILE, or ./labeldrop fix FILE."),
  /** UTF-16 that starts with its low bytes. */
  UTF16_LITTLE_ENDIAN(
      Code.ERROR_MANIFEST_IS_UTF16,
      Fixable.SAFE,
      "Save it as UTF-8: iconv -f UTF-16LE -t UTF-8 FILE, or ./labeldrop fix FILE."),
  /** UTF-16 that starts with its high bytes. */
  UTF16_BIG_ENDIAN(
      Code.ERROR_MANIFEST_IS_UTF16,
      Fixable.SAFE,
      "Save it as UTF-8: iconv -f UTF-16BE -t UTF-8 FILE, or ./labeldrop fix FILE."),
  /** UTF-32 that starts with its low bytes. */
  UTF32_LITTLE_ENDIAN(
      Code.ERROR_MANIFEST_IS_UTF32,
      Fixable.SAFE,
      "Save it as UTF-8: iconv -f UTF-32LE -t UTF-8 FILE, or ./labeldrop fix FILE."),
  /** UTF-32 that starts with its high bytes. */
  UTF32_BIG_ENDIAN(
      Code.ERROR_MANIFEST_IS_UTF32,
      Fixable.SAFE,
      "Save it as UTF-8: iconv -f UTF-32BE -t UTF-8 FILE, or ./labeldrop fix FILE."),
  /** A JSON array. */
  ARRAY(
      Code.ERROR_MANIFEST_IS_JSON_ARRAY,
      Fixable.SAFE,
      "Write its elements one on a line, without brackets and commas: jq -c '.[]' FILE, or"
          + " ./labeldrop fix FILE."),
  /** A JSON array of strings. */
  ARRAY_OF_STRINGS(
      Code.ERROR_MANIFEST_IS_JSON_ARRAY,
      Fixable.SAFE,
      "Its elements are strings that hold JSON: write what they hold one on a line:"
          + " jq -r '.[]' FILE, or ./labeldrop fix FILE."),
  /** A JSON array of arrays. */
  ARRAY_OF_ARRAYS(
      Code.ERROR_MANIFEST_IS_JSON_ARRAY,
      Fixable.SAFE,
      "Write the objects one on a line, without brackets and commas: jq -c '.[][]'"
          + " FILE, or ./labeldrop fix FILE."),
  /** The answer of ListDatasetEntries. */
  LISTED(
      Code.ERROR_MANIFEST_IS_JSON_STRINGS,
      Fixable.SAFE,
      "It looks like what ListDatasetEntries answers: take the lines out of it with"
          + " jq -r '.DatasetEntries[]' FILE, or ./labeldrop fix FILE, which also takes off"
          + " what the service has added."),
  /** Lines inside other JSON. */
  WRAPPED(
      Code.ERROR_MANIFEST_IS_JSON_STRINGS,
      Fixable.SAFE,
      "Take the lines out of the JSON around them, one on a line: ./labeldrop fix" + " FILE."),
  /** Lines in quotes, escapes or base64. */
  QUOTED(
      Code.ERROR_MANIFEST_IS_JSON_STRINGS,
      Fixable.SAFE,
      "Each line is an object in quotes of a table or a shell, in escapes or in"
          + " base64: write the objects themselves, with ./labeldrop fix FILE."),
  /** Lines with something before each object. */
  PREFIXED(
      Code.ERROR_MANIFEST_IS_NEARLY_JSON,
      Fixable.SAFE,
      "Something stands before the object on each line, such as a number, a time or a"
          + " word: take it away, with ./labeldrop fix FILE."),
  /** Lines as Python prints them. */
  PYTHON(
      Code.ERROR_MANIFEST_IS_NEARLY_JSON,
      Fixable.SAFE,
      "This is how Python prints objects, not JSON: write the lines with json.dumps,"
          + " or use ./labeldrop fix FILE."),
  /** A table of pandas. */
  PANDAS(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      Fixable.BY_HAND,
      "It is a table as pandas writes it: write an object for each row, with"
          + " to_json(FILE, orient=\"records\", lines=True)."),
  /** Items of DynamoDB. */
  DYNAMODB(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      Fixable.BY_HAND,
      "The values are written as DynamoDB has them, {\"S\": …}: write plain values, as"
          + " the TypeDeserializer of boto3 makes them."),
  /** Images under another key. */
  OTHER_KEY(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      Fixable.BY_HAND,
      "The lines name images, but not under \"source-ref\". If each has one image and"
          + " one label, ./labeldrop convert --from csv makes a manifest of them as a"
          + " table; else rename the key, and write each label as a label attribute with"
          + " its metadata."),
  /** Data of another format. */
  DATA(
      Code.ERROR_MANIFEST_IS_BINARY,
      Fixable.BY_HAND,
      "A manifest is text: export the data as JSON Lines, or as CSV and convert that:"
          + " ./labeldrop convert --from csv --bucket BUCKET FILE."),
  /** YAML. */
  YAML(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      Fixable.BY_HAND,
      "It looks like YAML. If it is the data.yaml of YOLO, convert the folder of its labels with"
          + " ./labeldrop convert --from yolo; else write each element as a JSON object on one"
          + " line."),
  /** What a service answers about an image. */
  NOT_AN_EXPORT(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      Fixable.BY_HAND,
      "This is what a model found in an image, not labels that a person gave: label"
          + " the images, in a Ground Truth job or in the Custom Labels console."),
  /** Lines of a job with several labels for an image. */
  MULTI_LABEL(
      Code.ERROR_MANIFEST_OF_ANOTHER_JOB,
      Fixable.SAFE,
      "Turn each array into one label attribute for each label: ./labeldrop fix FILE does that."),
  /** Objects over lines. */
  PRETTY_PRINTED(
      Code.ERROR_MANIFEST_IS_PRETTY_PRINTED,
      Fixable.SAFE,
      "Write each object on one line: jq -c . FILE, or ./labeldrop fix FILE."),
  /** Strings that hold JSON. */
  STRINGS(
      Code.ERROR_MANIFEST_IS_JSON_STRINGS,
      Fixable.SAFE,
      "Write the objects themselves: jq -c fromjson FILE, or ./labeldrop fix FILE."),
  /** A table. */
  TABLE(
      Code.ERROR_MANIFEST_IS_TABLE,
      Fixable.BY_HAND,
      "Convert it: ./labeldrop convert --from csv --bucket BUCKET FILE."),
  /** COCO. */
  COCO(
      Code.ERROR_MANIFEST_IS_COCO,
      Fixable.BY_HAND,
      "Convert it: ./labeldrop convert --from coco --bucket BUCKET FILE."),
  /** Pascal VOC. */
  VOC(
      Code.ERROR_MANIFEST_IS_MARKUP,
      Fixable.BY_HAND,
      "Convert the folder of all annotation files: ./labeldrop convert --from voc --bucket BUCKET"
          + " FOLDER."),
  /** Markup of another kind. */
  MARKUP(
      Code.ERROR_MANIFEST_IS_MARKUP,
      Fixable.BY_HAND,
      "If it is the error page of a download, get the manifest anew; if it is another tool's"
          + " annotations, export them there as COCO or Pascal VOC, and convert that."),
  /** YOLO. */
  YOLO(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      Fixable.BY_HAND,
      "Convert the folder of all label files: ./labeldrop convert --from yolo --bucket BUCKET"
          + " --images IMAGES FOLDER."),
  /** A tool that exports what can be converted. */
  TOOL(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      Fixable.BY_HAND,
      "Export the annotations there as COCO, Pascal VOC, YOLO or CSV, and convert that: ./labeldrop"
          + " convert --from coco --bucket BUCKET FILE."),
  /** The project or JSON of VIA, of whose forms its table can be converted. */
  VIA(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      Fixable.BY_HAND,
      "Export the annotations there as CSV, and convert that: ./labeldrop convert --from csv"
          + " --bucket BUCKET --images IMAGES FILE."),
  /** The JSON of Label Studio, which exports COCO. */
  LABEL_STUDIO(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      Fixable.BY_HAND,
      "Export the project there as COCO, and convert the JSON file of that: ./labeldrop convert"
          + " --from coco --bucket BUCKET FILE."),
  /** The JSON of Create ML, whose boxes are given by their middle. */
  CREATE_ML(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      Fixable.BY_HAND,
      "Write each box as a row of a CSV file, with the columns image, label, left, top, width,"
          + " height in pixels: left is x minus half of the width, top is y minus half of the"
          + " height. Convert that: ./labeldrop convert --from csv --bucket BUCKET --images IMAGES"
          + " FILE."),
  /** A tool that exports nothing that can be converted. */
  ROWS(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      Fixable.BY_HAND,
      "Write each label or box as a row of a CSV file, with the columns image and"
          + " label, for boxes also left, top, width, height in pixels, and convert that:"
          + " ./labeldrop convert --from csv --bucket BUCKET --images IMAGES FILE."),
  /** What single workers answered. */
  WORKERS(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      Fixable.BY_HAND,
      "These are the answers of single workers: the labels are in the job's"
          + " output.manifest, under manifests/output in its output folder."),
  /** Annotations of one image. */
  SAGEMAKER(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      Fixable.BY_HAND,
      "It has the annotations of one image, as SageMaker's own algorithm reads them:"
          + " take the manifest of the labelling job that it was made of, or write the"
          + " boxes of all images as a CSV file and convert that: ./labeldrop convert"
          + " --from csv."),
  /** COCO without images. */
  COCO_PART(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      Fixable.BY_HAND,
      "It has boxes of COCO without the images: take the file that has images,"
          + " annotations and categories, and convert that: ./labeldrop convert --from coco"
          + " --bucket BUCKET FILE."),
  /** The XML of CVAT. */
  CVAT(
      Code.ERROR_MANIFEST_IS_MARKUP,
      Fixable.BY_HAND,
      "Export the task there as COCO 1.0 or Pascal VOC 1.1, and convert that:"
          + " ./labeldrop convert --from coco --bucket BUCKET FILE."),
  /** A list of images. */
  LISTING(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      Fixable.BY_HAND,
      "It lists images and has no labels. To have them labelled, write each on a line"
          + " as {\"source-ref\": \"s3://BUCKET/KEY\"}; with their labels, as a CSV file and"
          + " convert that."),
  /** A job that labels videos. */
  VIDEO(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      Fixable.BY_HAND,
      "Custom Labels takes labels of images only: label the frames as images, in an object"
          + " detection job."),
  /** It cannot be told what it is. */
  NO_MANIFEST(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      Fixable.BY_HAND,
      "Look at the file: each line of a manifest has a \"source-ref\" and a label attribute.");

  private final Code code;
  private final Fixable fixable;
  private final String remedy;

  FileFault(Code code, Fixable fixable, String remedy) {
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
