package dev.labeldrop.run;

import dev.labeldrop.manifest.ChunkContent;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.run.RunFiles.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Sets lines that the service did not take beside those that validation refused: it writes {@code
 * rejected.jsonl} and its reasons anew, first what Ingest wrote of them, then these lines. Doing so
 * again with the same lines comes to the same files; without such a line they stay as they are.
 */
final class LinesToMend implements AutoCloseable {

  private final RunFiles files;
  private final Plan plan;
  private @Nullable RefusedFiles open;
  private boolean finished;

  LinesToMend(RunFiles files, Plan plan) {
    this.files = files;
    this.plan = plan;
  }

  /**
   * Adds a line.
   *
   * @param why what is wrong with it, or with the range that it is in
   */
  void add(ChunkContent content, int index, ReportedProblem why) {
    byte[] line = content.bytes(index, index + 1);
    try {
      RefusedFiles refused = open();
      refused.bytes(line, 0, line.length - 1);
      refused.end(content.lineNumber(index), why);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing " + files.uri(File.REJECTED), e);
    }
  }

  private RefusedFiles open() throws IOException {
    if (open == null) {
      open = RefusedFiles.in(files);
      try (InputStream lines = files.open(File.REJECTED, plan.rejectedBytes());
          InputStream reasons = files.open(File.REASONS, plan.reasonsBytes())) {
        open.copy(lines, reasons);
      }
    }
    return open;
  }

  /** Ends the files; whether a line was added. */
  boolean finish() {
    finished = true;
    if (open != null) {
      open.close();
    }
    return open != null;
  }

  /** Gives the files up, unless they were ended: half of them would be worse than none. */
  @Override
  public void close() {
    if (open != null && !finished) {
      open.giveUp();
      open.close();
    }
  }
}
