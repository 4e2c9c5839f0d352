package dev.labeldrop.local.runtime;

/** How an invocation ended. */
public sealed interface Outcome {

  /** What came back: JSON, or nothing. */
  String payload();

  /** The function answered. */
  record Answered(String payload) implements Outcome {}

  /** The function failed, could not be started, or took too long. */
  record Failed(String payload) implements Outcome {}
}
