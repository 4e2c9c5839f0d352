package dev.labeldrop.local.rekognition;

/**
 * What the service writes into entries: its non-terminal errors and its warnings. Developer Guide,
 * debugging-datasets-non-terminal-errors and tm-debugging-json-line-errors. Codes that need the
 * image itself are not here.
 */
enum EntryCode {
  ERROR_NO_LABEL_ATTRIBUTES("The line has no label attribute with its metadata.", true),
  ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT("The label attribute has the wrong shape.", true),
  ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT(
      "A metadata field is missing or of the wrong type.", true),
  ERROR_MISSING_BOUNDING_BOX_CONFIDENCE("A bounding box has no confidence.", true),
  ERROR_MISSING_CLASS_MAP_ID("The class-map has no such class id.", true),
  ERROR_NO_VALID_LABEL_ATTRIBUTES("The line has no valid label attribute.", false),
  ERROR_UNSUPPORTED_USE_CASE_TYPE("The type is not supported.", false),
  ERROR_INVALID_LABEL_NAME_LENGTH("A label name is too long.", false),
  ERROR_TOO_MANY_BOUNDING_BOXES("The image has too many bounding boxes.", false),
  ERROR_INVALID_BOUNDING_BOX("The bounding box leaves the image.", false),
  ERROR_BOUNDING_BOX_TOO_SMALL("The bounding box is too small.", false),
  ERROR_NO_VALID_ANNOTATIONS("All annotations are invalid.", false),
  ERROR_INVALID_IMAGE_DIMENSION("The image is too small or too large.", false),
  WARNING_UNANNOTATED_RECORD("The image is not labelled.", false),
  WARNING_NO_ANNOTATIONS("The image has no bounding boxes.", false),
  WARNING_NO_ATTRIBUTE_ANNOTATIONS("The label attribute has no bounding boxes.", false);

  private final String message;
  private final boolean endsChecking;

  EntryCode(String message, boolean endsChecking) {
    this.message = message;
    this.endsChecking = endsChecking;
  }

  /** What is wrong, in a sentence. */
  String message() {
    return message;
  }

  /**
   * Whether a line with that error is looked at no further. Developer Guide,
   * tm-debugging-fixing-validation-errors, of training; taken to hold for datasets too.
   */
  boolean endsChecking() {
    return endsChecking;
  }
}
