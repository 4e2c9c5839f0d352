package dev.labeldrop.local.cli;

import dev.labeldrop.Json;
import dev.labeldrop.local.stack.RunSight;
import dev.labeldrop.local.stack.StepState;
import dev.labeldrop.local.states.Execution;
import dev.labeldrop.local.states.ExecutionListener;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Shows how a run gets on: a bar on a terminal, a line for each new thing elsewhere. All of it goes
 * to the error stream, so that the output is the notice alone.
 */
final class Progress implements ExecutionListener, AutoCloseable {

  /** As shells have it: 128 and the number of the signal. */
  private static final int INTERRUPTED = 130;

  private final PrintWriter err;
  private final @Nullable ProgressBar bar;
  private String last = "";
  private boolean ended;

  /**
   * Shows the progress of a run on a stack of its own.
   *
   * @param terminal whether somebody looks on: then there is a bar
   */
  Progress(PrintWriter err, boolean terminal) {
    this(err, terminal, "starting the local stack");
  }

  /**
   * Shows progress.
   *
   * @param terminal whether somebody looks on: then there is a bar
   * @param first what is done first
   */
  Progress(PrintWriter err, boolean terminal, String first) {
    this.err = err;
    this.bar = terminal ? bar() : null;
    show(first, "", 0, 0);
  }

  private static ProgressBar bar() {
    ConsoleProgressBarConsumer console = new ConsoleProgressBarConsumer(System.err);
    // The first look at the terminal takes the handler of Ctrl-C away, so that shutdown hooks would
    // not run; after it, a handler stays.
    console.getMaxRenderedLength();
    Signals.register("INT", () -> System.exit(INTERRUPTED));
    return new ProgressBarBuilder()
        .setInitialMax(-1)
        .setRenderer(new ProgressLine(false))
        .setUpdateIntervalMillis(100)
        .continuousUpdate()
        .clearDisplayOnFinish()
        .setConsumer(console)
        .build();
  }

  /** The file is being read. */
  void validating(String file) {
    show("validating " + file, "", 0, 0);
  }

  @Override
  public void stateEntered(Execution execution, String state, String input) {
    entered(state, input);
  }

  /**
   * A run has entered a state.
   *
   * @param input the state's input, as JSON
   */
  void entered(String state, String input) {
    StepState now = Json.read(StepState.class, input.getBytes(StandardCharsets.UTF_8), "state");
    show(now.words(state, shown()), "", now.done(), now.total());
  }

  private synchronized String shown() {
    return last;
  }

  /** A run that is followed. */
  void show(RunSight sight) {
    show(sight.text(), sight.detail(), sight.done(), sight.total());
  }

  /**
   * Shows what is done now.
   *
   * @param text what it is
   * @param detail what changes all the time; shown on a terminal only, where it is redrawn
   */
  synchronized void show(String text, String detail, int done, int total) {
    if (bar != null) {
      if (total > 0) {
        bar.maxHint(total);
      }
      bar.stepTo(done);
      bar.setExtraMessage(detail.isEmpty() ? text : text + " (" + detail + ")");
    } else if (!text.equals(last)) {
      err.println(text);
      err.flush();
    }
    last = text;
  }

  /** Takes the bar off, so that output can follow. */
  void end() {
    close();
  }

  @Override
  public synchronized void close() {
    if (bar != null && !ended) {
      ended = true;
      bar.close();
    }
  }
}
