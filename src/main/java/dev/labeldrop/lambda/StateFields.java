package dev.labeldrop.lambda;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of an execution's state that tell what an invocation is about. */
final class StateFields {

  private static final List<String> NAMES = List.of("run", "key", "datasetArn", "hours");

  private StateFields() {}

  /**
   * Puts the run, the dropped object's key, the dataset, the whole hours that the execution has run
   * for and the number of the chunk, from 1, into the log, as far as the state has them. If it
   * names no chunk, it is the first that is not applied.
   */
  static void describe(Map<String, @Nullable Object> state, InvocationLog log) {
    for (String name : NAMES) {
      log.about(name, state.get(name));
    }
    if (state.get("chunk") instanceof Integer chunk) {
      log.about("chunk", chunk);
    } else if (state.get("applied") instanceof Integer applied
        && state.get("chunks") instanceof Integer chunks
        && applied < chunks) {
      log.about("chunk", applied + 1);
    }
  }
}
