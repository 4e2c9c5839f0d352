package dev.labeldrop.report;

import dev.labeldrop.Count;
import dev.labeldrop.manifest.ManifestStatistics;
import dev.labeldrop.manifest.ManifestStatistics.LabelCount;
import java.util.Comparator;
import java.util.List;

/**
 * How often a file's labels are used.
 *
 * @param top those that are used most, at most {@value #TOP}
 * @param rest the others, most used first
 * @param counted how many labels were counted, as words
 */
record LabelChart(List<Bar> top, List<Bar> rest, String counted) {

  private static final int TOP = 20;
  private static final int THICKEST = 14;

  /**
   * One label's bars: above its images, below its boxes. They share a scale and are not added.
   *
   * @param name the label
   * @param images lines that have it as a label of the whole image
   * @param boxes boxes that have it
   * @param imagesWidth how wide the images' bar is, as a percentage of the chart
   * @param boxesWidth how wide the boxes' bar is
   */
  record Bar(String name, long images, long boxes, String imagesWidth, String boxesWidth) {

    /** How thick each bar is, of {@value #THICKEST}: one alone has the room of both. */
    int thickness() {
      return images > 0 && boxes > 0 ? THICKEST / 2 - 1 : THICKEST;
    }
  }

  static LabelChart of(ManifestStatistics statistics) {
    List<LabelCount> sorted =
        statistics.labels().stream()
            .sorted(Comparator.comparingLong(LabelChart::uses).reversed())
            .toList();
    double longest = sorted.isEmpty() ? 1 : Math.max(1, uses(sorted.getFirst()));
    List<Bar> bars = sorted.stream().map(label -> bar(label, longest)).toList();
    int top = Math.min(TOP, bars.size());
    String counted = Count.of(bars.size(), "label");
    return new LabelChart(
        bars.subList(0, top),
        bars.subList(top, bars.size()),
        statistics.moreLabels() ? "the first " + counted + "; there are more" : counted);
  }

  private static long uses(LabelCount label) {
    return Math.max(label.images(), label.boxes());
  }

  private static Bar bar(LabelCount label, double longest) {
    return new Bar(
        label.name(),
        label.images(),
        label.boxes(),
        Figures.percent(label.images() / longest),
        Figures.percent(label.boxes() / longest));
  }
}
