package dev.labeldrop.local.cli;

import dev.labeldrop.local.plan.Listing;
import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Shows how many of some things are done: a bar on a terminal, a line at the beginning elsewhere.
 */
final class CountBar implements Listing {

  private final @Nullable ProgressBar bar;
  private final String task;
  private final String unit;

  /**
   * Shows it from now on.
   *
   * @param terminal whether somebody looks on
   * @param task what is done, such as {@code listing flowers/train}
   * @param unit of what, such as {@code entries}
   */
  CountBar(PrintWriter err, boolean terminal, String task, String unit) {
    this.task = task;
    this.unit = unit;
    this.bar =
        terminal
            ? new ProgressBarBuilder()
                .setInitialMax(-1)
                .setRenderer(new ProgressLine(true))
                .setUpdateIntervalMillis(100)
                .continuousUpdate()
                .clearDisplayOnFinish()
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build()
            : null;
    if (bar != null) {
      bar.setExtraMessage(task);
    } else {
      err.println(String.format(Locale.ROOT, "%s …", task));
      err.flush();
    }
  }

  @Override
  public void show(long done, long of) {
    if (bar != null) {
      bar.maxHint(of == 0 ? -1 : of);
      bar.stepTo(done);
      bar.setExtraMessage(text(done, of));
    }
  }

  private String text(long done, long of) {
    return of == 0
        ? String.format(Locale.ROOT, "%s: %,d %s", task, done, unit)
        : String.format(Locale.ROOT, "%s: %,d of %,d %s", task, done, of, unit);
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
