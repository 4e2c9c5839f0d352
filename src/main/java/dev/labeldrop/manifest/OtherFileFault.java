package dev.labeldrop.manifest;

import dev.labeldrop.Code;

/** What a file can be that is no manifest, by the way to get one from it. */
public enum OtherFileFault implements Fault {
  /** A table of pandas. */
  PANDAS(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      "It is a table as pandas writes it: write an object for each row, with"
          + " to_json(FILE, orient=\"records\", lines=True)."),
  /** Items of DynamoDB. */
  DYNAMODB(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      "The values are written as DynamoDB has them, {\"S\": …}: write plain values, as"
          + " the TypeDeserializer of boto3 makes them."),
  /** Images under another key. */
  OTHER_KEY(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      "The lines name images, but not under \"source-ref\". If each has one image and"
          + " one label, ./labeldrop convert --from csv makes a manifest of them as a"
          + " table; else rename the key, and write each label as a label attribute with"
          + " its metadata."),
  /** Data of another format. */
  DATA(
      Code.ERROR_MANIFEST_IS_BINARY,
      "A manifest is text: export the data as JSON Lines, or as CSV and convert that:"
          + " ./labeldrop convert --from csv --bucket BUCKET FILE."),
  /** YAML. */
  YAML(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      "It looks like YAML. If it is the data.yaml of YOLO, convert the folder of its labels with"
          + " ./labeldrop convert --from yolo; else write each element as a JSON object on one"
          + " line."),
  /** What a service answers about an image. */
  NOT_AN_EXPORT(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      "This is what a model found in an image, not labels that a person gave: label"
          + " the images, in a Ground Truth job or in the Custom Labels console."),
  /** A table. */
  TABLE(
      Code.ERROR_MANIFEST_IS_TABLE,
      "Convert it: ./labeldrop convert --from csv --bucket BUCKET FILE."),
  /** COCO. */
  COCO(
      Code.ERROR_MANIFEST_IS_COCO,
      "Convert it: ./labeldrop convert --from coco --bucket BUCKET FILE."),
  /** Pascal VOC. */
  VOC(
      Code.ERROR_MANIFEST_IS_MARKUP,
      "Convert the folder of all annotation files: ./labeldrop convert --from voc --bucket BUCKET"
          + " FOLDER."),
  /** Markup of another kind. */
  MARKUP(
      Code.ERROR_MANIFEST_IS_MARKUP,
      "If it is the error page of a download, get the manifest anew; if it is another tool's"
          + " annotations, export them there as COCO or Pascal VOC, and convert that."),
  /** YOLO. */
  YOLO(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      "Convert the folder of all label files: ./labeldrop convert --from yolo --bucket BUCKET"
          + " --images IMAGES FOLDER."),
  /** A tool that exports what can be converted. */
  TOOL(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      "Export the annotations there as COCO, Pascal VOC, YOLO or CSV, and convert that: ./labeldrop"
          + " convert --from coco --bucket BUCKET FILE."),
  /** The project or JSON of VIA, of whose forms its table can be converted. */
  VIA(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      "Export the annotations there as CSV, and convert that: ./labeldrop convert --from csv"
          + " --bucket BUCKET --images IMAGES FILE."),
  /** The JSON of Label Studio, which exports COCO. */
  LABEL_STUDIO(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      "Export the project there as COCO, and convert the JSON file of that: ./labeldrop convert"
          + " --from coco --bucket BUCKET FILE."),
  /** The JSON of Create ML, whose boxes are given by their middle. */
  CREATE_ML(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      "Write each box as a row of a CSV file, with the columns image, label, left, top, width,"
          + " height in pixels: left is x minus half of the width, top is y minus half of the"
          + " height. Convert that: ./labeldrop convert --from csv --bucket BUCKET --images IMAGES"
          + " FILE."),
  /** A tool that exports nothing that can be converted. */
  ROWS(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      "Write each label or box as a row of a CSV file, with the columns image and"
          + " label, for boxes also left, top, width, height in pixels, and convert that:"
          + " ./labeldrop convert --from csv --bucket BUCKET --images IMAGES FILE."),
  /** What single workers answered. */
  WORKERS(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      "These are the answers of single workers: the labels are in the job's"
          + " output.manifest, under manifests/output in its output folder."),
  /** Annotations of one image. */
  SAGEMAKER(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      "It has the annotations of one image, as SageMaker's own algorithm reads them:"
          + " take the manifest of the labelling job that it was made of, or write the"
          + " boxes of all images as a CSV file and convert that: ./labeldrop convert"
          + " --from csv."),
  /** COCO without images. */
  COCO_PART(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      "It has boxes of COCO without the images: take the file that has images,"
          + " annotations and categories, and convert that: ./labeldrop convert --from coco"
          + " --bucket BUCKET FILE."),
  /** The XML of CVAT. */
  CVAT(
      Code.ERROR_MANIFEST_IS_MARKUP,
      "Export the task there as COCO 1.0 or Pascal VOC 1.1, and convert that:"
          + " ./labeldrop convert --from coco --bucket BUCKET FILE."),
  /** A list of images. */
  LISTING(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      "It lists images and has no labels. To have them labelled, write each on a line"
          + " as {\"source-ref\": \"s3://BUCKET/KEY\"}; with their labels, as a CSV file and"
          + " convert that."),
  /** A job that labels videos. */
  VIDEO(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      "Custom Labels takes labels of images only: label the frames as images, in an object"
          + " detection job."),
  /** It cannot be told what it is. */
  NO_MANIFEST(
      Code.ERROR_MANIFEST_OF_ANOTHER_TOOL,
      "Look at the file: each line of a manifest has a \"source-ref\" and a label attribute.");

  private final Code code;
  private final String remedy;

  OtherFileFault(Code code, String remedy) {
    this.code = code;
    this.remedy = remedy;
  }

  @Override
  public Code code() {
    return code;
  }

  @Override
  public String remedy() {
    return remedy;
  }
}
