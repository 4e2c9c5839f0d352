package dev.labeldrop.local.ready;

import dev.labeldrop.manifest.Fingerprint;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the service says of a dataset.
 *
 * @param status such as {@code UPDATE_COMPLETE}
 * @param entries its images
 * @param labelled those with a label
 * @param withErrors those that the service keeps errors on
 * @param labels the labels and how often each is used
 * @param images what stands for its images; not there if they were not listed
 * @param buckets the buckets of the images that were listed
 */
public record DatasetFacts(
    String status,
    long entries,
    long labelled,
    long withErrors,
    List<LabelUse> labels,
    Optional<Set<Fingerprint>> images,
    Set<String> buckets) {

  /** Keeps its own copies. */
  public DatasetFacts {
    labels = List.copyOf(labels);
    buckets = Set.copyOf(buckets);
  }

  /** Whether a label has a box anywhere. */
  boolean hasBoxes() {
    return labels.stream().anyMatch(label -> label.boxes() > 0);
  }
}
