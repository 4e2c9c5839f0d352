package dev.labeldrop.local.cli;

import dev.labeldrop.Json;
import dev.labeldrop.local.states.Execution;
import dev.labeldrop.local.states.ExecutionListener;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows how a run gets on: a bar on a terminal, a line for each new thing elsewhere. All of it goes
 * to the error stream, so that the output is the notice alone.
 */
final class Progress implements ExecutionListener, AutoCloseable {

  private final PrintWriter err;
  private final @Nullable ProgressBar bar;
  private String last = "";
  private boolean ended;

  /** What an execution's state has that is worth showing. */
  record State(
      @Nullable Integer chunks,
      @Nullable Integer applied,
      @Nullable Integer chunk,
      @Nullable Boolean piece,
      @Nullable String next,
      @Nullable String limitedUntil) {

    int total() {
      return chunks == null ? 0 : chunks;
    }

    int done() {
      return applied == null ? 0 : applied;
    }

    String sent() {
      String number = (chunk == null ? 1 : chunk) + " of " + total();
      return Boolean.TRUE.equals(piece) ? "a piece of chunk " + number : "chunk " + number;
    }

    /** Whether the state was entered before and goes on with the same. */
    boolean goesOn() {
      return "BUSY".equals(next) || "LISTING".equals(next);
    }
  }

  /**
   * Shows progress.
   *
   * @param terminal whether somebody looks on: then there is a bar
   */
  Progress(PrintWriter err, boolean terminal) {
    this.err = err;
    this.bar =
        terminal
            ? new ProgressBarBuilder()
                .setTaskName("labeldrop")
                .setInitialMax(-1)
                .setUnit(" chunks", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(100)
                .continuousUpdate()
                .hideEta()
                .clearDisplayOnFinish()
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build()
            : null;
    show("starting the local stack", 0, 0);
  }

  /** The file is being read. */
  void validating(String file) {
    show("validating " + file, 0, 0);
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
    State now = Json.read(State.class, input.getBytes(StandardCharsets.UTF_8), "state");
    show(text(state, now), now.done(), now.total());
  }

  private String text(String state, State now) {
    return switch (state) {
      case "Queue" -> "waiting for the dataset's turn";
      case "Prepare" -> now.goesOn() ? shown() : "comparing the file with what the dataset holds";
      case "WaitBeforePrepare" ->
          "LISTING".equals(now.next())
              ? "listing what the dataset holds"
              : "the dataset is busy with another update, waiting for its end";
      case "WaitBeforeSubmit" ->
          now.limitedUntil() == null
              ? "the dataset takes no update now, waiting"
              : "a limit of the service is reached, waiting";
      case "Wait" -> now.sent() + ": waiting for the service";
      case "Reconcile" -> "asking the dataset what became of the lines";
      case "Report" -> "writing the report";
      default -> shown();
    };
  }

  private synchronized String shown() {
    return last;
  }

  private synchronized void show(String text, int done, int total) {
    if (bar != null) {
      if (total > 0) {
        bar.maxHint(total);
      }
      bar.stepTo(done);
      bar.setExtraMessage(text);
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
