package dev.labeldrop.local.rekognition;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a dataset says of its last operation, and since when.
 *
 * @param status how it stands
 * @param message the service's words; null while it works
 * @param messageCode SUCCESS, CLIENT_ERROR or SERVICE_ERROR (API model DatasetStatusMessageCode);
 *     null while it works
 * @param lastUpdated when the dataset last changed
 * @param entries what the dataset holds; not changed any more
 */
record DatasetState(
    DatasetStatus status,
    @Nullable String message,
    @Nullable String messageCode,
    Instant lastUpdated,
    Entries entries) {

  /** The state while something is done that leaves the entries as they are for now. */
  DatasetState during(DatasetStatus operation, Instant updated) {
    return new DatasetState(operation, null, null, updated, entries);
  }
}
