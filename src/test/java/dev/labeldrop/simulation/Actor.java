package dev.labeldrop.simulation;

import java.util.HashMap;
import java.util.Map;

/**
 * One invocation of a function: who makes the outside calls. Its key says which one it is, whatever
 * else happens in the run, so that faults that strike it can be named.
 */
final class Actor {

  final String function;
  final String run;
  final long key;
  final long begun;
  final long deadline;
  private final Map<String, String> seen = new HashMap<>();
  private int calls;
  private boolean dead;

  /**
   * An invocation that begins.
   *
   * @param function the function's logical id
   * @param run which run it is about; empty where it is about none or several
   * @param number how often the function was called before for that run
   * @param begun when it begins, in milliseconds of the epoch
   * @param deadline when Lambda ends it, in milliseconds of the epoch
   */
  Actor(String function, String run, int number, long begun, long deadline) {
    this.function = function;
    this.run = run;
    this.key = Draw.mix(Draw.mix(function.hashCode(), run.hashCode()), number);
    this.begun = begun;
    this.deadline = deadline;
  }

  /** The key of the next call. */
  long nextCall() {
    return Draw.mix(key, ++calls);
  }

  int calls() {
    return calls;
  }

  /** Remembers an object's ETag as this invocation saw or wrote it last; empty for no object. */
  void saw(String key, String etag) {
    seen.put(key, etag);
  }

  /** The ETag of an object as this invocation saw or wrote it last; empty if it never did. */
  String known(String key) {
    return seen.getOrDefault(key, "");
  }

  /** Whether an object is as this invocation saw or wrote it last. */
  boolean knows(String key, String etag) {
    return etag.equals(known(key));
  }

  void die() {
    dead = true;
  }

  boolean isDead() {
    return dead;
  }

  @Override
  public String toString() {
    return function.replace("Function", "") + (run.isEmpty() ? "" : " " + run);
  }
}
