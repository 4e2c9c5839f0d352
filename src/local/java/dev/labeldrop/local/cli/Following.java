package dev.labeldrop.local.cli;

import dev.labeldrop.Waiter;
import dev.labeldrop.local.stack.Connection;
import dev.labeldrop.local.stack.Follower;
import dev.labeldrop.local.stack.Runs;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/** Follows runs on the terminal, and prints their notices. */
final class Following {

  private final Connection connection;
  private final CommandLine line;
  private final Main main;
  private final String again;
  private final Runs runs;

  /**
   * Follows runs of a stack.
   *
   * @param again the options that name the stack, for the commands that are suggested
   */
  Following(Connection connection, CommandLine line, Main main, String again) {
    this.connection = connection;
    this.line = line;
    this.main = main;
    this.again = again;
    this.runs = new Runs(connection);
  }

  /** Lets time pass between two looks. */
  Waiter waiter() {
    return main.waiter();
  }

  /** The options that name the stack. */
  String again() {
    return again;
  }

  /** Shows progress that begins so. */
  Progress progress(String first) {
    return new Progress(line.getErr(), main.streams().errorsToTerminal(), first);
  }

  /**
   * Follows a run to its end and prints its notice.
   *
   * @return the exit code
   */
  int follow(String run, Progress progress) throws InterruptedException {
    String left =
        "Stopped following; the run goes on. To follow it: ./labeldrop follow %s %s"
            .formatted(run, again);
    DescribeExecutionResponse end;
    try (Interrupt _ = new Interrupt(() -> say(progress, left))) {
      end = new Follower(connection, main.clock(), main.waiter()).follow(run, progress::show);
    }
    progress.end();
    return print(run, end);
  }

  private void say(Progress progress, String words) {
    progress.end();
    line.getErr().println("\n" + words);
    line.getErr().flush();
  }

  /**
   * Prints the notice of a run that is over.
   *
   * @return the exit code
   */
  int print(String run, DescribeExecutionResponse end) {
    PrintWriter out = line.getOut();
    Optional<String> text = runs.text(run, "notice.txt");
    if (text.isEmpty()) {
      out.println(unreported(run, end));
      return 1;
    }
    out.print(text.get());
    out.flush();
    return runs.notice(run).filter(notice -> notice.complete()).isPresent() ? 0 : 1;
  }

  private String unreported(String run, DescribeExecutionResponse end) {
    String cause = end.cause() == null ? "" : " Its cause: " + end.cause();
    return """
    The run %s ended as %s and left no notice.%s
    Its file may be applied in part. See why it ended, then redrive it within 14 days, or drop the file again:
      aws stepfunctions redrive-execution --execution-arn %s
      ./labeldrop redrop %s %s\
    """
        .formatted(run, end.status(), cause, end.executionArn(), run, again);
  }
}
