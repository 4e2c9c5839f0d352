package dev.labeldrop.manifest;

import java.io.IOException;

/** What is done with each line, once it is known whether it can be sent. */
final class AcceptedLines {

  private final LineCheck check;
  private final ChunkPlanner planner;
  private final ValidLines out;
  private final ContentFingerprint content;
  private final LabelsFingerprint labels;

  private boolean contiguous = true;

  /** Where the next line must start, to be in one range with those before; -1 for anywhere. */
  private long expected = -1;

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
    planner.add(line.number(), line.offset(), line.nextOffset(), line.length());
    long end = line.offset() + line.length();
    contiguous &= expected == -1 || expected == line.offset();
    contiguous &= line.nextOffset() <= end + 1;
    expected = end + 1;
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

  /** Whether the lines that can be sent are one range of bytes, with single line feeds. */
  boolean contiguous() {
    return contiguous;
  }
}
