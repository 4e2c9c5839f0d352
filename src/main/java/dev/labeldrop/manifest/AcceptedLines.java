package dev.labeldrop.manifest;

import java.io.IOException;

/** What is done with each line, once it is known whether it can be sent. */
final class AcceptedLines {

  private final LineCheck check;
  private final ChunkPlanner planner;
  private final ValidLines out;
  private final ContentFingerprint content;
  private final LabelsFingerprint labels;

  AcceptedLines(LineCheck check, ChunkPlanner planner, ValidLines out) {
    this.check = check;
    this.planner = planner;
    this.out = out;
    this.content = new ContentFingerprint(check.tape());
    this.labels = new LabelsFingerprint(check.tape());
  }

  /** Takes the line that was checked last, which is not blank. */
  void add(LineReader line, boolean accepted) throws IOException {
    if (!accepted) {
      planner.skip(line.number());
      return;
    }
    planner.add(line.number(), line.length());
    if (out != NoValidLines.INSTANCE) {
      out.line(
          new ValidLine(
              line.number(),
              line.offset(),
              Math.toIntExact(line.length()),
              check.sourceRef(),
              content.ofLine(),
              labels.ofLine()));
    }
  }
}
