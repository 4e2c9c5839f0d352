package dev.labeldrop.local.rekognition;

/**
 * Why an update fails: the "terminal file errors" that an update can meet (Developer Guide,
 * debugging-datasets-terminal-errors).
 */
enum FileError {
  ERROR_TOO_MANY_RECORDS_IN_ERROR("Too many lines have terminal errors.", false),
  ERROR_MANIFEST_ROWS_EXCEEDS_MAXIMUM("The dataset would have too many entries.", false),
  ERROR_MANIFEST_TOO_MANY_LABELS("The dataset would have too many labels.", false),
  ERROR_MANIFEST_SIZE_TOO_LARGE("The dataset would be too large.", false),
  ERROR_IMAGES_IN_MULTIPLE_S3_BUCKETS("The images are in more than one bucket.", false),
  /** What a test wants to fail; the code is made up, as the service has none for it. */
  ERROR_PLANNED_BY_TEST("A test wanted the update to fail.", false),
  /** A fault of the service itself; the code is made up, as the service has none for it. */
  ERROR_SERVICE_FAULT("The service had a fault.", true);

  private final String sentence;
  private final boolean ofService;

  FileError(String sentence, boolean ofService) {
    this.sentence = sentence;
    this.ofService = ofService;
  }

  String sentence() {
    return sentence;
  }

  /** Whether the service is to blame, and not the request. */
  boolean ofService() {
    return ofService;
  }
}
