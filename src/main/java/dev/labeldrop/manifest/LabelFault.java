package dev.labeldrop.manifest;

import dev.labeldrop.Code;

/** What can be wrong with a label attribute and its metadata, apart from boxes. */
public enum LabelFault implements Fault {
  /** No key has a partner. */
  NO_PAIR(
      Code.ERROR_NO_LABEL_ATTRIBUTES,
      Fixable.BY_HAND,
      "Give the label attribute and its metadata matching names: \"A\" and \"A-metadata\"."),
  /** A line has labels without metadata. */
  NO_METADATA(
      Code.ERROR_NO_LABEL_ATTRIBUTES,
      Fixable.BY_HAND,
      "Custom Labels needs metadata beside the label: \"A-metadata\" with class-name,"
          + " confidence, type, human-annotated and creation-date. ./labeldrop convert"
          + " --from csv makes such lines of a table of images and labels."),
  /** The key of a metadata is misspelt. */
  PAIR_KEY(
      Code.ERROR_NO_LABEL_ATTRIBUTES,
      Fixable.SAFE,
      "Rename the key of the metadata: the name of the label attribute with -metadata"
          + " behind it."),
  /** A labelling task failed. */
  FAILED_TASK(
      Code.ERROR_NO_LABEL_ATTRIBUTES,
      Fixable.UNSAFE,
      "The labelling task failed, so there is no label: label the image again, or leave the line"
          + " out."),
  /** The value is a whole number with a fraction. */
  WHOLE_NUMBER(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT,
      Fixable.SAFE,
      "Write the whole number without its fraction: 0 for 0.0."),
  /** The value is an array of labels. */
  SEVERAL_VALUES(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT,
      Fixable.BY_HAND,
      "Write a label attribute of its own for each label: \"A-0\": 0 with \"A-0-metadata\", and so"
          + " on."),
  /** The value is the label. */
  VALUE(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT,
      Fixable.BY_HAND,
      "Write any integer here, such as 0: the name of the label belongs into class-name."),
  /** The attribute has not the parts that boxes need. */
  BOXES(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT,
      Fixable.BY_HAND,
      "Write an object with image_size, an array of one {width, height, depth}, and annotations, an"
          + " array of boxes."),
  /** annotations is no array. */
  ANNOTATIONS(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT,
      Fixable.SAFE,
      "Write an array of boxes: [] if there is none, and a single box in brackets, too."),
  /** A part of boxes is a string of JSON. */
  ATTRIBUTE_STRING(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT,
      Fixable.SAFE,
      "It is a string that holds JSON: write the object or array itself."),
  /** A key of boxes is misspelt. */
  ATTRIBUTE_KEY(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT, Fixable.SAFE, "Rename the key that is misspelt."),
  /** A key of metadata is misspelt. */
  METADATA_KEY(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT,
      Fixable.SAFE,
      "Rename the key that is misspelt."),
  /** The type is that of the other kind of label. */
  OTHER_TYPE(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT,
      Fixable.UNSAFE,
      "The attribute has the form of boxes, and the type says that it is a label of"
          + " the whole image: if these are boxes, the type is"
          + " \"groundtruth/object-detection\"."),
  /** The type is that of boxes, and there is a label of the whole image. */
  BOX_TYPE(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT,
      Fixable.UNSAFE,
      "The metadata has the label of a whole image, and the type says that it is"
          + " about boxes: if there are no boxes, the type is"
          + " \"groundtruth/image-classification\"."),
  /** The type is that of a label of the whole image, and the metadata is about boxes. */
  IMAGE_TYPE(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT,
      Fixable.UNSAFE,
      "The metadata is about boxes, and the type says that it is a label of the whole image: if"
          + " these are boxes, the type is \"groundtruth/object-detection\"; if the job had several"
          + " labels for an image, write a label attribute for each."),
  /** A metadata is a string of JSON. */
  METADATA_STRING(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT,
      Fixable.SAFE,
      "Write the metadata as an object, not its JSON as a string."),
  /** The type is missing. */
  TYPE(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT,
      Fixable.UNSAFE,
      "Say which kind of label it is: \"type\": \"groundtruth/image-classification\" for one of the"
          + " whole image, \"groundtruth/object-detection\" for boxes."),
  /** human-annotated is missing. */
  HUMAN_ANNOTATED_MISSING(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT,
      Fixable.BY_HAND,
      "Write \"human-annotated\": \"yes\" if a person labelled the image, \"no\" if a machine"
          + " did."),
  /** human-annotated is true, false or in other letters. */
  HUMAN_ANNOTATED(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT,
      Fixable.SAFE,
      "Write \"yes\" for true or 1 and \"no\" for false or 0, in lower case and in quotes."),
  /** creation-date is missing or no string. */
  CREATION_DATE(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT,
      Fixable.BY_HAND,
      "Write when it was labelled, in UTC, as a string: \"creation-date\":"
          + " \"2024-05-02T10:11:12\"."),
  /** class-name is missing or no string. */
  CLASS_NAME(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT,
      Fixable.BY_HAND,
      "Write the name of the label as a string: \"class-name\": \"LABEL\"."),
  /** A name has half a character. */
  HALF_CHARACTER(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT,
      Fixable.BY_HAND,
      "A \\u escape has lost its other half, such as of an emoji: no label can have this name, so"
          + " write it anew."),
  /** The confidence is missing. */
  CONFIDENCE_MISSING(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT,
      Fixable.UNSAFE,
      "Write \"confidence\": 1 if a person labelled the image. The field must be there, its value"
          + " is not used."),
  /** The confidence is in quotes. */
  QUOTED_CONFIDENCE(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT,
      Fixable.SAFE,
      "Take the quotes around the number away."),
  /** The confidence looks like percent. */
  CONFIDENCE_PERCENT(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT,
      Fixable.UNSAFE,
      "This looks like percent: divide it by 100."),
  /** The confidence is no number from 0 to 1. */
  CONFIDENCE(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT,
      Fixable.BY_HAND,
      "Write a number from 0 to 1, without quotes."),
  /** objects is missing or malformed. */
  OBJECTS(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT,
      Fixable.UNSAFE,
      "Write an array with {\"confidence\": 1} for each box, in the order of the boxes."),
  /** class-map goes from names to numbers. */
  CLASS_MAP_TURNED(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT,
      Fixable.SAFE,
      "Turn the class-map around: number as a string first, label behind it: {\"0\": \"LABEL\"}."),
  /** class-map is an array. */
  CLASS_MAP_LIST(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT,
      Fixable.UNSAFE,
      "Write an object that names the number of each label: {\"0\": \"FIRST\", \"1\":"
          + " \"SECOND\"}, if the boxes count the classes from 0 in this order."),
  /** class-map is missing or malformed. */
  CLASS_MAP(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT,
      Fixable.BY_HAND,
      "Write an object that names each class_id, its number as a string: \"class-map\": {\"0\":"
          + " \"LABEL\"}."),
  /** The type is spelt in another way. */
  TYPE_SPELLING(
      Code.ERROR_UNSUPPORTED_USE_CASE_TYPE,
      Fixable.SAFE,
      "Write the type exactly as the service has it: groundtruth/image-classification"
          + " or groundtruth/object-detection."),
  /** Labels in one array, of a job with several labels. */
  MULTI_LABEL(
      Code.ERROR_UNSUPPORTED_USE_CASE_TYPE,
      Fixable.SAFE,
      "Turn the array into one label attribute for each label, of type"
          + " groundtruth/image-classification."),
  /** Another type. */
  TYPE_NOT_SUPPORTED(
      Code.ERROR_UNSUPPORTED_USE_CASE_TYPE,
      Fixable.BY_HAND,
      "Custom Labels takes groundtruth/image-classification and groundtruth/object-detection only."
          + " Do not just write another type: what the job made has another form. Leave the line"
          + " out, or label the image in a job of these two kinds."),
  /** Nothing can be seen of a label. */
  NAME_BLANK(
      Code.WARNING_LABEL_NAME_CHARACTERS,
      Fixable.BY_HAND,
      "Write the name of the label: nothing can be seen of this one."),
  /** A label has white space at an end. */
  NAME_SPACE(
      Code.WARNING_LABEL_NAME_CHARACTERS,
      Fixable.UNSAFE,
      "The same name without it would be another label: write it without, on every" + " line."),
  /** A label has characters that cannot be seen. */
  NAME_UNSEEN(
      Code.WARNING_LABEL_NAME_CHARACTERS,
      Fixable.UNSAFE,
      "The same name without them would be another label: write it without, on every" + " line."),
  /** A label is written for a web page, or was read in the wrong encoding. */
  NAME_ENCODED(
      Code.WARNING_LABEL_NAME_CHARACTERS,
      Fixable.UNSAFE,
      "It was written for a web page, or read in the wrong encoding: write the name as people read"
          + " it, on every line."),
  /** A label has no name. */
  NAME_EMPTY(
      Code.ERROR_INVALID_LABEL_NAME_LENGTH,
      Fixable.BY_HAND,
      "Write the name of the label; if there is none, take the label attribute off."),
  /** A label's name is too long. */
  NAME_TOO_LONG(
      Code.ERROR_INVALID_LABEL_NAME_LENGTH,
      Fixable.BY_HAND,
      "Shorten the name, to 255 characters at most: a longer one cannot be filtered for. Use the"
          + " same short name on every line.");

  private final Code code;
  private final Fixable fixable;
  private final String remedy;

  LabelFault(Code code, Fixable fixable, String remedy) {
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
