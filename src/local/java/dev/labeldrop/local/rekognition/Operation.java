package dev.labeldrop.local.rekognition;

import java.util.Arrays;
import java.util.Optional;

/** The operations that the local service has. */
public enum Operation {
  /** Makes a project. */
  CREATE_PROJECT("CreateProject"),
  /** Makes a dataset, empty or as a copy of another. */
  CREATE_DATASET("CreateDataset"),
  /** Deletes a dataset. */
  DELETE_DATASET("DeleteDataset"),
  /** Adds and replaces entries of a dataset. */
  UPDATE_DATASET_ENTRIES("UpdateDatasetEntries"),
  /** Tells the state of a dataset. */
  DESCRIBE_DATASET("DescribeDataset"),
  /** Lists the entries of a dataset. */
  LIST_DATASET_ENTRIES("ListDatasetEntries"),
  /** Lists the labels of a dataset. */
  LIST_DATASET_LABELS("ListDatasetLabels"),
  /** Lists projects with their datasets. */
  DESCRIBE_PROJECTS("DescribeProjects");

  private static final String TARGET_PREFIX = "RekognitionService.";

  private final String wireName;

  Operation(String wireName) {
    this.wireName = wireName;
  }

  /** The operation's name in the API model. */
  public String wireName() {
    return wireName;
  }

  /** The operation that a value of the header X-Amz-Target names. */
  static Optional<Operation> ofTarget(String target) {
    return Arrays.stream(values())
        .filter(operation -> target.equals(TARGET_PREFIX + operation.wireName))
        .findFirst();
  }
}
