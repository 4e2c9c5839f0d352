package dev.labeldrop.local.cli;

import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/**
 * Progress on one line of a terminal, with what is done first cut to the terminal's width: {@code
 * 0:12 [==== ] chunk 3 of 7: waiting for the service}. There is a bar if it is known how much there
 * is to do.
 *
 * @param left whether it says how long the rest will take at the pace so far
 */
record ProgressLine(boolean left) implements ProgressBarRenderer {

  private static final int CELLS = 20;
  private static final String CUT = "...";

  @Override
  public String render(ProgressState state, int maxLength) {
    return line(
        state.getTotalElapsed(),
        state.getCurrent(),
        state.getMax(),
        state.getExtraMessage().strip(),
        maxLength);
  }

  /**
   * The line.
   *
   * @param total how much there is to do; less than 1 if that is not known
   * @param most how many characters it has
   */
  String line(Duration elapsed, long done, long total, String text, int most) {
    StringBuilder line = new StringBuilder(time(elapsed)).append(' ');
    if (total > 0) {
      int full = (int) (CELLS * Math.min(done, total) / total);
      line.append('[').repeat('=', full).repeat(' ', CELLS - full).append("] ");
    }
    line.append(text);
    if (left && done > 0 && total > done) {
      Duration rest = elapsed.multipliedBy(total - done).dividedBy(done);
      line.append(", ").append(time(rest)).append(" left");
    }
    // What is shorter than the line before it must hide the rest of that.
    return line.length() <= most
        ? line.repeat(' ', most - line.length()).toString()
        : line.substring(0, Math.max(0, most - CUT.length())) + CUT;
  }

  /** {@code 0:07}, {@code 1:02:03}. */
  private static String time(Duration time) {
    return time.toHours() == 0
        ? String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart())
        : String.format(
            Locale.ROOT,
            "%d:%02d:%02d",
            time.toHours(),
            time.toMinutesPart(),
            time.toSecondsPart());
  }
}
