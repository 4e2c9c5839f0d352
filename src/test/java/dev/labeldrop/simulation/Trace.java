package dev.labeldrop.simulation;

import java.util.ArrayList;
import java.util.List;

/** What happened, in order: as a hash, and in words where somebody wants to read it. */
final class Trace {

  private final Scheduler time;
  private final boolean inWords;
  private final List<String> lines = new ArrayList<>();
  private long hash;
  private int calls;

  Trace(Scheduler time, boolean inWords) {
    this.time = time;
    this.inWords = inWords;
  }

  /** Something happened. */
  void note(Object who, String what, String outcome) {
    hash = Draw.mix(hash, time.millis());
    hash = Draw.mix(hash, what.hashCode());
    hash = Draw.mix(hash, outcome.hashCode());
    if (inWords) {
      lines.add("%12.3f  %s  %s  %s".formatted(time.elapsed() / 1000.0, who, what, outcome));
    }
  }

  /** An outside call. */
  void call(Actor who, Call what, String outcome) {
    calls++;
    note(who, what.toString(), outcome);
  }

  /** Something to read, which is not part of the hash. */
  void say(Object who, String what) {
    if (inWords) {
      lines.add("%12.3f  %s  %s".formatted(time.elapsed() / 1000.0, who, what));
    }
  }

  boolean isInWords() {
    return inWords;
  }

  long hash() {
    return hash;
  }

  int calls() {
    return calls;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
