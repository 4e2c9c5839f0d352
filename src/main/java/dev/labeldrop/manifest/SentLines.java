package dev.labeldrop.manifest;

import java.util.ArrayList;
import java.util.List;

/** What is gathered of the lines that can be sent: statistics, and what must fit together. */
final class SentLines {

  /** Most boxes that have a count of their own. */
  private static final int MOST_BOXES = 50;

  private final ImageBuckets buckets = new ImageBuckets();
  private final LabelTable labels = new LabelTable();
  private final long[] imagesByBoxes = new long[MOST_BOXES + 2];
  private long unlabelled;

  /** The buckets of the lines' images. */
  ImageBuckets buckets() {
    return buckets;
  }

  /** Adds a line that can be sent. */
  void add(LineLabels found, byte[] bytes, long line) {
    buckets.put(line);
    labels.count(found, bytes, line);
    unlabelled += found.count() == 0 ? 1 : 0;
    if (found.boxes() != LineLabels.NO_BOX_ATTRIBUTE) {
      imagesByBoxes[Math.min(found.boxes(), MOST_BOXES + 1)]++;
    }
  }

  /** Reports what does not fit together; whether the file is rejected for it. */
  boolean check(Problems problems) {
    boolean severalBuckets = buckets.check(problems);
    boolean tooManyLabels = labels.check(problems);
    return severalBuckets || tooManyLabels;
  }

  /** The statistics. */
  ManifestStatistics statistics() {
    List<Long> byBoxes = new ArrayList<>();
    for (long images : imagesByBoxes) {
      byBoxes.add(images);
    }
    return new ManifestStatistics(labels.counts(), labels.more(), byBoxes, unlabelled);
  }
}
