package dev.labeldrop.local.states;

/**
 * The limits of an execution.
 *
 * @param dataBytes the size of a state's or a task's input or result, in bytes of compact JSON in
 *     UTF-8, included
 * @param historyEvents how many events a history has at most; the one that ends an execution for
 *     reaching the limit is the last of them
 */
public record Quotas(int dataBytes, int historyEvents) {

  /** Those of the service (developer guide, "Quotas related to state machine executions"). */
  public static final Quotas SERVICE = new Quotas(262_144, 25_000);
}
