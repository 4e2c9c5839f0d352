package dev.labeldrop.report;

import dev.labeldrop.manifest.ManifestStatistics;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many images have how many boxes.
 *
 * @param columns by number of boxes, from 0 to the most that an image has
 * @param images how many images there are in all of them
 */
record BoxChart(List<Column> columns, long images) {

  /** With more columns than these, only the highest has its number of images above it. */
  private static final int ALL_COUNTED = 10;

  /** With more columns than these, only every fifth has its number below it. */
  private static final int ALL_NUMBERED = 16;

  /**
   * Images with the same number of boxes.
   *
   * @param boxes how many boxes; {@code >50} for the last
   * @param images how many images
   * @param x where the column begins, as a percentage of the chart's width
   * @param middle where its middle is
   * @param width how wide it is
   * @param y where it begins, as a percentage of the chart's height
   * @param height how high it is
   * @param numbered whether the number of boxes is written below it
   * @param counted whether the number of images is written above it
   */
  record Column(
      String boxes,
      long images,
      String x,
      String middle,
      String width,
      String y,
      String height,
      boolean numbered,
      boolean counted) {}

  static BoxChart of(ManifestStatistics statistics) {
    List<Long> images = statistics.imagesByBoxes();
    int size = images.size();
    while (size > 0 && images.get(size - 1) == 0) {
      size--;
    }
    int columns = size;
    double highest = images.stream().mapToLong(Long::longValue).max().orElse(1);
    return new BoxChart(
        IntStream.range(0, columns)
            .mapToObj(boxes -> column(boxes, images.get(boxes), columns, highest))
            .toList(),
        images.stream().mapToLong(Long::longValue).sum());
  }

  private static Column column(int boxes, long images, int columns, double highest) {
    // A lone column is not as wide as the page.
    double slot = 1.0 / Math.max(columns, 8);
    double height = images == 0 ? 0 : Math.max(0.02, images / highest);
    return new Column(
        boxes > 50 ? ">50" : "" + boxes,
        images,
        Figures.percent(slot * (boxes + 0.1)),
        Figures.percent(slot * (boxes + 0.5)),
        Figures.percent(slot * 0.8),
        Figures.percent(1 - height),
        Figures.percent(height),
        columns <= ALL_NUMBERED || boxes % 5 == 0,
        images > 0 && (columns <= ALL_COUNTED || images == highest));
  }
}
