package dev.labeldrop.local.rekognition;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/** The quota of calls a second, of each operation. */
final class CallRate {

  private final int callsPerSecond;
  private final Map<Operation, Deque<Instant>> lastSecond = new EnumMap<>(Operation.class);

  /** A quota of that many; 0 lets all through. */
  CallRate(int callsPerSecond) {
    this.callsPerSecond = callsPerSecond;
  }

  /** Whether a call may pass. Those that may not do not count. */
  boolean admits(Operation operation, Instant now) {
    if (callsPerSecond == 0) {
      return true;
    }
    Deque<Instant> calls = lastSecond.computeIfAbsent(operation, o -> new ArrayDeque<>());
    Instant aSecondAgo = now.minus(Duration.ofSeconds(1));
    while (!calls.isEmpty() && !calls.getFirst().isAfter(aSecondAgo)) {
      calls.removeFirst();
    }
    return calls.size() < callsPerSecond && calls.add(now);
  }
}
