package dev.labeldrop.dataset;

/** Which of a project's two datasets (API model {@code DatasetType}). */
public enum DatasetType {
  /** The images that a model learns from. */
  TRAIN,
  /** The images that a model is measured on. */
  TEST
}
