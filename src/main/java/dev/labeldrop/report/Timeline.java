package dev.labeldrop.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * When which update was submitted and completed.
 *
 * @param rows the updates, in order
 * @param ticks the axis
 * @param pieces whether there are updates that had a piece of a chunk only
 * @param busy how long updates were under way
 * @param idle how long none was, between the first submit and the last end
 * @param longestIdle the longest such time
 */
record Timeline(
    List<Row> rows,
    List<Tick> ticks,
    boolean pieces,
    String busy,
    String idle,
    String longestIdle) {

  /** Steps of the axis, in seconds: the first that makes at most {@link #TICKS} is taken. */
  private static final long[] STEPS = {
    1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14400, 28800, 86400
  };

  private static final int TICKS = 6;

  /** So wide at least, or a short update could not be seen. */
  private static final double LEAST = 0.003;

  /**
   * One update.
   *
   * @param update what was asked for and how it ended
   * @param style its class in the style sheet: {@code done}, {@code failed} or {@code open}
   * @param state how it ended, in a word
   * @param start where its bar begins, as a percentage
   * @param width how wide its bar is
   * @param idle how long no update was under way before it; null for the first
   * @param took how long it took; null where its end was not seen
   */
  record Row(
      ReportedUpdate update,
      String style,
      String state,
      String start,
      String width,
      @Nullable String idle,
      @Nullable String took) {

    /** The row in words. */
    String words() {
      return "Update %d, %s chunk %d, lines %s to %s: %s%s"
          .formatted(
              update.number(),
              update.whole() ? "whole" : "piece of",
              update.chunk(),
              Figures.number(update.firstLine()),
              Figures.number(update.lastLine()),
              state,
              took == null ? "" : " after " + took);
    }
  }

  /**
   * A mark of the axis.
   *
   * @param place where it is, as a percentage
   * @param words how long after the first submit
   */
  record Tick(String place, String words) {}

  /** Whether any update ended so. */
  boolean has(String style) {
    return rows.stream().anyMatch(row -> row.style.equals(style));
  }

  /** That of the updates of a run; null where none was asked for. */
  static @Nullable Timeline of(List<ReportedUpdate> updates, Instant finishedAt) {
    if (updates.isEmpty()) {
      return null;
    }
    Instant start = updates.getFirst().submittedAt();
    Instant end = start.plusMillis(1);
    for (ReportedUpdate update : updates) {
      end = later(end, update.endedAt() == null ? finishedAt : update.endedAt());
      end = later(end, update.submittedAt());
    }
    List<Row> rows = new ArrayList<>();
    Duration idle = Duration.ZERO;
    Duration longest = Duration.ZERO;
    @Nullable Instant free = null;
    for (ReportedUpdate update : updates) {
      Duration gap = free == null ? Duration.ZERO : between(free, update.submittedAt());
      idle = idle.plus(gap);
      longest = gap.compareTo(longest) > 0 ? gap : longest;
      rows.add(row(update, start, end, free == null ? null : Figures.duration(gap)));
      free = update.endedAt() == null ? end : update.endedAt();
    }
    return new Timeline(
        rows,
        ticks(Duration.between(start, end)),
        updates.stream().anyMatch(update -> !update.whole()),
        Figures.duration(Duration.between(start, end).minus(idle)),
        Figures.duration(idle),
        Figures.duration(longest));
  }

  private static Row row(ReportedUpdate update, Instant start, Instant end, @Nullable String idle) {
    Instant ended = update.endedAt();
    double all = Duration.between(start, end).toMillis();
    double from = between(start, update.submittedAt()).toMillis() / all;
    double to = ended == null ? 1 : between(start, ended).toMillis() / all;
    String style = ended == null ? "open" : update.completed() ? "done" : "failed";
    return new Row(
        update,
        style,
        ended == null ? "end not seen" : update.completed() ? "completed" : "failed",
        Figures.percent(Math.min(from, 1 - LEAST)),
        Figures.percent(Math.max(to - from, LEAST)),
        idle,
        ended == null ? null : Figures.duration(between(update.submittedAt(), ended)));
  }

  private static List<Tick> ticks(Duration all) {
    double seconds = all.toMillis() / 1000.0;
    long step = STEPS[STEPS.length - 1];
    for (int i = STEPS.length - 1; i >= 0 && seconds / STEPS[i] <= TICKS; i--) {
      step = STEPS[i];
    }
    List<Tick> ticks = new ArrayList<>();
    for (long at = 0; at <= seconds && ticks.size() <= 4 * TICKS; at += step) {
      ticks.add(new Tick(Figures.percent(at / seconds), clock(at)));
    }
    return ticks;
  }

  /** {@code 1:30}, {@code 2:00:00}. */
  private static String clock(long seconds) {
    String minutes = String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    return seconds < 3600
        ? minutes
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /** Never negative: two clocks may disagree. */
  private static Duration between(Instant from, Instant to) {
    return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
  }

  private static Instant later(Instant one, Instant other) {
    return other.isAfter(one) ? other : one;
  }
}
