package dev.labeldrop.local.rekognition;

/** The states of a dataset (API model DatasetStatus). */
enum DatasetStatus {
  CREATE_IN_PROGRESS,
  CREATE_COMPLETE,
  CREATE_FAILED,
  UPDATE_IN_PROGRESS,
  UPDATE_COMPLETE,
  UPDATE_FAILED,
  DELETE_IN_PROGRESS
}
