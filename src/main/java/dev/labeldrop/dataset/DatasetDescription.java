package dev.labeldrop.dataset;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.ServiceWords;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What {@code DescribeDataset} says of a dataset. It speaks of the last operation on the dataset,
 * whoever started that.
 *
 * @param status such as {@code UPDATE_COMPLETE}; a value that this code does not know is kept as it
 *     came; empty where the service gave none
 * @param statusMessage the service's words; null where it gave none
 * @param statusMessageCode {@code SUCCESS}, {@code SERVICE_ERROR} or {@code CLIENT_ERROR}; null
 *     where it gave none
 * @param lastUpdated when the dataset last changed; null where the service gave no time
 * @param totalEntries images in the dataset; null where the service gave no counts
 * @param totalLabels labels that its entries declare; null where the service gave no counts
 * @param errorEntries entries that it keeps errors on; null where the service gave no counts
 */
public record DatasetDescription(
    String status,
    @Nullable String statusMessage,
    @Nullable String statusMessageCode,
    @Nullable Instant lastUpdated,
    @Nullable Long totalEntries,
    @Nullable Long totalLabels,
    @Nullable Long errorEntries) {

  /** Cuts the service's words to a bounded length. */
  public DatasetDescription {
    status = ServiceWords.bounded(status);
    statusMessage = ServiceWords.boundedOrNull(statusMessage);
    statusMessageCode = ServiceWords.boundedOrNull(statusMessageCode);
  }

  /** Whether an operation is under way: creation or update. Unknown values count as settled. */
  public boolean inProgress() {
    return status.equals("CREATE_IN_PROGRESS") || status.equals("UPDATE_IN_PROGRESS");
  }

  /**
   * Checks that the dataset can take updates.
   *
   * @throws PermanentException with code ERROR_DATASET_UNUSABLE where its creation failed or it is
   *     being deleted
   */
  public void requireUsable(DatasetArn dataset) {
    if (status.equals("CREATE_FAILED") || status.equals("DELETE_IN_PROGRESS")) {
      throw new PermanentException(
          Code.ERROR_DATASET_UNUSABLE,
          "The dataset "
              + dataset
              + " is in status "
              + status
              + " and takes no updates. Create a dataset anew and drop the file again.");
    }
  }
}
