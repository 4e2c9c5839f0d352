package dev.labeldrop.drop;

import dev.labeldrop.dataset.DatasetType;

/** Which dataset a drop is meant for, as its key says. */
public sealed interface Target {

  /**
   * A dataset of the project that the key names.
   *
   * @param project the folder's name as it stands in the key. It may be one that no project can
   *     have, even empty: whoever dropped there expects to hear that there is no such project
   * @param type which of the project's datasets
   */
  record ProjectDataset(String project, DatasetType type) implements Target {}

  /** The dataset of the stack parameter {@code DatasetArn}. */
  record DefaultDataset() implements Target {}

  /** None: the key lies under {@code incoming/} and has no place for drops. */
  record Misplaced() implements Target {}
}
