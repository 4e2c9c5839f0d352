package dev.labeldrop.report;

import dev.labeldrop.manifest.ManifestStatistics;
import org.jspecify.annotations.Nullable;

/**
 * What a file's lines are labelled with.
 *
 * @param labels its labels
 * @param boxes its images by number of boxes; null where no image has an attribute of boxes
 * @param unlabelled images with neither a label nor a box
 */
public record Contents(LabelChart labels, @Nullable BoxChart boxes, long unlabelled) {

  /** Those of a file; null where it has nothing to show. */
  public static @Nullable Contents of(ManifestStatistics statistics) {
    BoxChart boxes = BoxChart.of(statistics);
    boolean none = boxes.images() == 0;
    if (none && statistics.labels().isEmpty() && statistics.unlabelledImages() == 0) {
      return null;
    }
    return new Contents(
        LabelChart.of(statistics), none ? null : boxes, statistics.unlabelledImages());
  }
}
