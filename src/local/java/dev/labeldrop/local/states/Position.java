package dev.labeldrop.local.states;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an execution is: at which state, and with what.
 *
 * @param state the state's name
 * @param input the state's input
 * @param variables the variables, by name
 * @param eventId the number of the event of the state's entry; 0 before that
 * @param enteredTime when the state was entered; the epoch before that
 */
record Position(
    String state,
    @Nullable Object input,
    Map<String, @Nullable Object> variables,
    long eventId,
    Instant enteredTime) {

  /** Before a state that is yet to be entered. */
  static Position ahead(
      String state, @Nullable Object input, Map<String, @Nullable Object> variables) {
    return new Position(state, input, variables, 0, Instant.EPOCH);
  }

  boolean entered() {
    return eventId > 0;
  }

  Position enteredBy(long event, Instant time) {
    return new Position(state, input, variables, event, time);
  }

  /** The same place after variables were set. */
  Position assigning(Map<String, @Nullable Object> assigned) {
    Map<String, @Nullable Object> all = new HashMap<>(variables);
    all.putAll(assigned);
    return new Position(state, input, all, eventId, enteredTime);
  }
}
