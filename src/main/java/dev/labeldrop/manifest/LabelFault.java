package dev.labeldrop.manifest;

import dev.labeldrop.Code;

/** What can be wrong with a label attribute and its metadata, apart from boxes. */
public enum LabelFault implements Fault {
  /** No key has a partner. */
  NO_PAIR(
      Code.ERROR_NO_LABEL_ATTRIBUTES,
      Mend.BY_HAND,
      "Give the label attribute and its metadata matching names: \"A\" and \"A-metadata\"."),
  /** A labelling task failed. */
  FAILED_TASK(
      Code.ERROR_NO_LABEL_ATTRIBUTES,
      Mend.UNSAFE,
      "The labelling task failed, so there is no label: label the image again, or leave the line"
          + " out."),
  /** The value is a whole number with a fraction. */
  WHOLE_NUMBER(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT,
      Mend.SAFE,
      "Write the whole number without its fraction: 0 for 0.0."),
  /** The value is an array of labels. */
  SEVERAL_VALUES(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT,
      Mend.BY_HAND,
      "Write a label attribute of its own for each label: \"A-0\": 0 with \"A-0-metadata\", and so"
          + " on."),
  /** The value is the label. */
  VALUE(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT,
      Mend.BY_HAND,
      "Write any integer here, such as 0: the name of the label belongs into class-name."),
  /** The attribute has not the parts that boxes need. */
  BOXES(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT,
      Mend.BY_HAND,
      "Write an object with image_size, an array of one {width, height, depth}, and annotations, an"
          + " array of boxes."),
  /** A metadata is a string of JSON. */
  METADATA_STRING(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT,
      Mend.BY_HAND,
      "Write the metadata as an object, not its JSON as a string."),
  /** The type is missing. */
  TYPE(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT,
      Mend.BY_HAND,
      "Say which kind of label it is: \"type\": \"groundtruth/image-classification\" for one of the"
          + " whole image, \"groundtruth/object-detection\" for boxes."),
  /** human-annotated is missing. */
  HUMAN_ANNOTATED_MISSING(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT,
      Mend.BY_HAND,
      "Write \"human-annotated\": \"yes\" if a person labelled the image, \"no\" if a machine"
          + " did."),
  /** human-annotated is true, false or in other letters. */
  HUMAN_ANNOTATED(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT,
      Mend.SAFE,
      "Write \"yes\" for true and \"no\" for false, in lower case and in quotes."),
  /** creation-date is missing or no string. */
  CREATION_DATE(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT,
      Mend.BY_HAND,
      "Write when it was labelled, in UTC, as a string: \"creation-date\":"
          + " \"2024-05-02T10:11:12\"."),
  /** class-name is missing or no string. */
  CLASS_NAME(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT,
      Mend.BY_HAND,
      "Write the name of the label as a string: \"class-name\": \"LABEL\"."),
  /** A name has half a character. */
  HALF_CHARACTER(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT,
      Mend.BY_HAND,
      "A \\u escape has lost its other half, such as of an emoji: no label can have this name, so"
          + " write it anew."),
  /** The confidence is missing. */
  CONFIDENCE_MISSING(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT,
      Mend.UNSAFE,
      "Write \"confidence\": 1 if a person labelled the image. The field must be there, its value"
          + " is not used."),
  /** The confidence looks like percent. */
  CONFIDENCE_PERCENT(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT,
      Mend.BY_HAND,
      "This looks like percent: divide it by 100."),
  /** The confidence is no number from 0 to 1. */
  CONFIDENCE(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT,
      Mend.BY_HAND,
      "Write a number from 0 to 1, without quotes."),
  /** objects is missing or malformed. */
  OBJECTS(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT,
      Mend.UNSAFE,
      "Write an array with {\"confidence\": 1} for each box, in the order of the boxes."),
  /** class-map is missing or malformed. */
  CLASS_MAP(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT,
      Mend.BY_HAND,
      "Write an object that names each class_id, its number as a string: \"class-map\": {\"0\":"
          + " \"LABEL\"}."),
  /** Labels in one array, of a job with several labels. */
  MULTI_LABEL(
      Code.ERROR_UNSUPPORTED_USE_CASE_TYPE,
      Mend.SAFE,
      "Turn the array into one label attribute for each label, of type"
          + " groundtruth/image-classification."),
  /** Another type. */
  TYPE_NOT_SUPPORTED(
      Code.ERROR_UNSUPPORTED_USE_CASE_TYPE,
      Mend.BY_HAND,
      "Custom Labels takes groundtruth/image-classification and groundtruth/object-detection only."
          + " Do not just write another type: what the job made has another form. Leave the line"
          + " out, or label the image in a job of these two kinds."),
  /** A label has no name. */
  NAME_EMPTY(
      Code.ERROR_INVALID_LABEL_NAME_LENGTH,
      Mend.BY_HAND,
      "Write the name of the label; if there is none, take the label attribute off."),
  /** A label's name is too long. */
  NAME_TOO_LONG(
      Code.ERROR_INVALID_LABEL_NAME_LENGTH,
      Mend.BY_HAND,
      "Shorten the name, to 255 characters at most: a longer one cannot be filtered for. Use the"
          + " same short name on every line.");

  private final Code code;
  private final Mend mend;
  private final String remedy;

  LabelFault(Code code, Mend mend, String remedy) {
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
