package dev.labeldrop.dataset;

import java.util.List;

/** The answer to "which dataset is this?". */
public sealed interface DatasetLookup {

  /** There is one. */
  record Found(DatasetArn dataset) implements DatasetLookup {}

  /** No project has that name. */
  record NoProject() implements DatasetLookup {}

  /** The project is there and has no dataset of that type. */
  record NoDataset() implements DatasetLookup {}

  /** The project has more than one dataset of that type; the service documents at most one. */
  record Several(List<DatasetArn> datasets) implements DatasetLookup {

    /** Keeps its own copy of the list. */
    public Several {
      datasets = List.copyOf(datasets);
    }
  }
}
