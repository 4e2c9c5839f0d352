package dev.labeldrop.dataset;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The dataset operations of Amazon Rekognition Custom Labels that a run needs.
 *
 * <p>Every method throws {@link dev.labeldrop.RetryableException} for what may pass (throttling,
 * service faults, a dataset that is not ready) and {@link dev.labeldrop.PermanentException} for
 * what stays. The account has five calls a second for each operation.
 */
public interface Datasets {

  /** Looks for a project's dataset of one type ({@code DescribeProjects}). */
  DatasetLookup find(String project, DatasetType type);

  /** What state a dataset is in ({@code DescribeDataset}). */
  DatasetDescription describe(DatasetArn dataset);

  /**
   * Starts an update ({@code UpdateDatasetEntries}). The service answers at once and works on.
   *
   * @param changes JSON lines in UTF-8, less than 5 MB, not base64-encoded
   */
  UpdateReply update(DatasetArn dataset, byte[] changes);

  /**
   * One page of entries ({@code ListDatasetEntries}), at most 100.
   *
   * @param pageToken where the page before ended; null for the first page
   * @throws dev.labeldrop.PermanentException with code ERROR_PAGE_TOKEN_EXPIRED where the listing
   *     has to start anew
   */
  EntryPage entries(DatasetArn dataset, EntryFilter filter, @Nullable String pageToken);

  /** Some entry of a dataset; empty where it has none that can be read. */
  Optional<Entry> anyEntry(DatasetArn dataset);

  /** The names of all labels of a dataset ({@code ListDatasetLabels}): three calls at most. */
  Set<String> labels(DatasetArn dataset);
}
