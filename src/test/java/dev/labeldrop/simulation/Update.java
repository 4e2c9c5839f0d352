package dev.labeldrop.simulation;

import java.util.List;

/** An update that the service took. */
final class Update {

  final String writer;
  final List<String> lines;
  final long accepted;
  final long due;
  final boolean strikesOut;
  private boolean failed;

  /**
   * An update.
   *
   * @param writer the run that asked for it, or {@link SimDataset#OUTSIDE}
   * @param accepted when it was taken, in milliseconds of the epoch
   * @param due when it ends
   * @param strikesOut whether it fails for no reason that is in its lines
   */
  Update(String writer, List<String> lines, long accepted, long due, boolean strikesOut) {
    this.writer = writer;
    this.lines = lines;
    this.accepted = accepted;
    this.due = due;
    this.strikesOut = strikesOut;
  }

  void fail() {
    failed = true;
  }

  boolean hasFailed() {
    return failed;
  }

  @Override
  public String toString() {
    return writer + " " + lines.size() + " lines" + (failed ? " FAILED" : "");
  }
}
