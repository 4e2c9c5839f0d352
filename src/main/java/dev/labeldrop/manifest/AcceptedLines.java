package dev.labeldrop.manifest;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is done with each line, once it is known whether it can be sent. */
final class AcceptedLines {

  private final ChunkPlanner planner;
  private final @Nullable LineFingerprints out;

  AcceptedLines(ChunkPlanner planner, @Nullable LineFingerprints out) {
    this.planner = planner;
    this.out = out;
  }

  /** Takes the line that was checked last, which is not blank. */
  void add(LineReader line, boolean accepted) throws IOException {
    if (!accepted) {
      planner.skip(line.number());
      return;
    }
    planner.add(line.number(), line.length());
    if (out != null) {
      out.add(line);
    }
  }
}
