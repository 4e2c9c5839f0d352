package dev.labeldrop.local.states;

import dev.labeldrop.local.PlainJson;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the service checks of an execution that is to start, or to be redriven. */
final class ExecutionRules {

  // API reference, StartExecution: name.
  private static final int MAX_NAME = 80;
  private static final String BAD_IN_NAME = "<>{}[]?*\"#%\\^|~`$&,;:/";

  // API reference, RedriveExecution: 14 days from the execution's end.
  private static final Duration REDRIVABLE = Duration.ofDays(14);

  private ExecutionRules() {}

  /** Why an execution cannot be redriven, in the API model's words; empty when it can. */
  static Optional<String> redriveRefusal(
      ExecutionDescription execution, History history, Instant now) {
    Instant stopDate = execution.stopDate();
    if (stopDate == null || execution.status() == Status.SUCCEEDED) {
      return Optional.of("Execution is " + execution.status() + " and cannot be redriven");
    }
    // There must be room for the redrive and one more event.
    if (history.isFull()) {
      return Optional.of("Execution history event limit exceeded");
    }
    if (now.isAfter(stopDate.plus(REDRIVABLE))) {
      return Optional.of("Execution redrivable period exceeded");
    }
    return Optional.empty();
  }

  static void checkName(String name) {
    int length = name.codePointCount(0, name.length());
    if (length < 1 || length > MAX_NAME) {
      throw new StatesException(
          "ValidationException",
          "1 validation error detected: Value '"
              + name
              + "' at 'name' failed to satisfy constraint: Member must have length between 1 and "
              + MAX_NAME);
    }
    if (name.codePoints().anyMatch(ExecutionRules::isBadInName)) {
      throw new StatesException("InvalidName", "Invalid Name: '" + name + "'");
    }
  }

  private static boolean isBadInName(int character) {
    return BAD_IN_NAME.indexOf(character) >= 0
        || Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || Character.isISOControl(character)
        || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE)
        || character == 0xfffe
        || character == 0xffff
        || character == Character.MAX_CODE_POINT;
  }

  static @Nullable Object parseInput(String input, Quotas quotas) {
    if (PlainJson.bytes(input) > quotas.dataBytes()) {
      throw new StatesException(
          "ValidationException",
          "1 validation error detected: Value at 'input' failed to satisfy constraint: Member must"
              + " have length less than or equal to "
              + quotas.dataBytes());
    }
    try {
      return PlainJson.parse(input);
    } catch (IOException e) {
      throw new StatesException(
          "InvalidExecutionInput",
          "Invalid State Machine Execution Input: '" + e.getMessage() + "'");
    }
  }
}
