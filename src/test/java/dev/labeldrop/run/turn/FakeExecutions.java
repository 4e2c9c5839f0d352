package dev.labeldrop.run.turn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Executions in memory: those that run, the tokens that are waited for, and what woke them. */
public final class FakeExecutions implements Executions {

  /** What was called, in order. */
  public final List<String> calls = new ArrayList<>();

  /** The ARNs of those that run. */
  public final Set<String> running = new HashSet<>();

  /** The tokens that are waited for. */
  public final Set<String> waiting = new HashSet<>();

  /** The outputs that woke, by token. */
  public final Map<String, String> woken = new HashMap<>();

  @Override
  public boolean start(String name, String input) {
    calls.add("start " + name);
    return running.add(name);
  }

  @Override
  public boolean runs(String execution) {
    calls.add("runs " + execution);
    return running.contains(execution);
  }

  @Override
  public boolean wake(String token, String output) {
    calls.add("wake " + token);
    if (!waiting.remove(token)) {
      return false;
    }
    woken.put(token, output);
    return true;
  }
}
