package dev.labeldrop.local.cli;

import dev.labeldrop.local.plan.Listing;
import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows how many of some things are done: a bar on a terminal, a line at the beginning elsewhere.
 */
final class CountBar implements Listing {

  private final @Nullable ProgressBar bar;

  /**
   * Shows it from now on.
   *
   * @param terminal whether somebody looks on
   * @param task what is done, such as {@code listing flowers/train}
   * @param unit of what, such as {@code entries}
   */
  CountBar(PrintWriter err, boolean terminal, String task, String unit) {
    this.bar =
        terminal
            ? new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(-1)
                .setUnit(" " + unit, 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(100)
                .continuousUpdate()
                .clearDisplayOnFinish()
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build()
            : null;
    if (bar == null) {
      err.println(String.format(Locale.ROOT, "%s …", task));
      err.flush();
    }
  }

  @Override
  public void show(long done, long of) {
    if (bar != null) {
      bar.maxHint(of == 0 ? -1 : of);
      bar.stepTo(done);
    }
  }

  /** Takes the bar off, so that output can follow. */
  void end() {
    close();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
