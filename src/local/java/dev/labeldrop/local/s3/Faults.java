package dev.labeldrop.local.s3;

import java.util.EnumMap;
import java.util.Map;

/** What goes wrong, in exact numbers. Can be used from any thread. */
public final class Faults {

  private final Map<Operation, Integer> slowDowns = new EnumMap<>(Operation.class);

  Faults() {}

  /** The next calls of an operation are answered with SlowDown (503), and nothing is done. */
  public synchronized void slowDownNext(Operation operation, int calls) {
    slowDowns.merge(operation, calls, Integer::sum);
  }

  /** Nothing goes wrong any more. */
  public synchronized void clear() {
    slowDowns.clear();
  }

  synchronized boolean slowsDown(Operation operation) {
    int planned = slowDowns.getOrDefault(operation, 0);
    if (planned > 0) {
      slowDowns.put(operation, planned - 1);
    }
    return planned > 0;
  }
}
