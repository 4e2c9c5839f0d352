package dev.labeldrop.local.states;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a state failed.
 *
 * @param error the error's name; null where a {@code Fail} state gives none
 * @param cause the error in words; null for none
 */
record Failure(@Nullable String error, @Nullable String cause) {

  static final String RUNTIME = "States.Runtime";
  static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";
  static final String QUERY_EVALUATION_ERROR = "States.QueryEvaluationError";
  static final String TIMEOUT = "States.Timeout";

  private static final String ALL = "States.ALL";
  private static final String TASK_FAILED = "States.TaskFailed";

  /**
   * Whether a retrier or catcher with these error names is about this failure (developer guide,
   * "Handling errors in Step Functions workflows").
   *
   * <p>{@code States.Runtime} is never retried or caught. {@code States.ALL} stands for every error
   * but that and {@code States.DataLimitExceeded}; {@code States.TaskFailed} for the same but
   * {@code States.Timeout}. The service has been seen to catch a task's too large result by {@code
   * States.ALL}; the guide's word is kept here, as it is the stricter one.
   */
  boolean isAmong(List<String> names) {
    if (RUNTIME.equals(error)) {
      return false;
    }
    return names.stream()
        .anyMatch(name ->
            switch (name) {
              case ALL -> !DATA_LIMIT_EXCEEDED.equals(error);
              case TASK_FAILED -> !DATA_LIMIT_EXCEEDED.equals(error) && !TIMEOUT.equals(error);
              default -> name.equals(error);
            });
  }

  /** What an expression sees as {@code $states.errorOutput}. */
  Map<String, Object> errorOutput() {
    Map<String, Object> output = new LinkedHashMap<>();
    output.put("Error", error == null ? "" : error);
    output.put("Cause", cause == null ? "" : cause);
    return output;
  }
}
