package dev.labeldrop.dataset;

/** The operations of Amazon Rekognition that Labeldrop calls. */
enum Operation {
  DESCRIBE_PROJECTS("DescribeProjects"),
  DESCRIBE_DATASET("DescribeDataset"),
  UPDATE_DATASET_ENTRIES("UpdateDatasetEntries"),
  LIST_DATASET_ENTRIES("ListDatasetEntries"),
  LIST_DATASET_LABELS("ListDatasetLabels");

  private final String apiName;

  Operation(String apiName) {
    this.apiName = apiName;
  }

  /** Its name in the API, which is its name in IAM too. */
  String apiName() {
    return apiName;
  }

  /**
   * What an IAM statement that allows it on a dataset has as its resource. Service Authorization
   * Reference: {@code DescribeProjects} cannot be narrowed to a resource.
   */
  String iamResource(String subject) {
    return this == DESCRIBE_PROJECTS ? "*" : subject;
  }
}
