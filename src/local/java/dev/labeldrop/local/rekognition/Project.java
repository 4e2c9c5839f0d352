package dev.labeldrop.local.rekognition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A project: at most one training dataset and one test dataset.
 *
 * @param name its name
 * @param arn its ARN
 * @param feature CUSTOM_LABELS or CONTENT_MODERATION
 * @param autoUpdate ENABLED or DISABLED
 * @param created when it was created
 * @param datasets its datasets, the deleted ones among them
 */
record Project(
    String name,
    String arn,
    String feature,
    String autoUpdate,
    Instant created,
    ArrayList<Dataset> datasets) {

  /** The datasets that it has at that time. */
  List<Dataset> datasets(Instant now) {
    datasets.removeIf(dataset -> dataset.isGone(now));
    return List.copyOf(datasets);
  }
}
