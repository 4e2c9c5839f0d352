package dev.labeldrop.lambda;

import dev.labeldrop.Json;
import dev.labeldrop.run.state.RunState;
import dev.labeldrop.run.state.StepAnswer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step of an execution: it is given the execution's state, and what it answers is merged into it.
 *
 * <p>It is public because Lambda's runtime calls the method that it inherits.
 */
public abstract class RunStepHandler extends StepHandler {

  private final String input;

  RunStepHandler(Wiring wiring, String step) {
    super(wiring);
    this.input = "input of " + step;
  }

  @Override
  final byte[] handle(byte[] json, InvocationLog log) {
    StateFields.describe(Json.readMap(json, input), log);
    StepAnswer answer = step(Json.read(RunState.class, json, input), log);
    Map<String, @Nullable Object> fields = Json.readMap(Json.bytes(answer), "answer");
    log.about("chunk", fields.get("chunk"));
    log.info(message(answer), answer);
    fields.put("next", answer.next());
    return Json.bytes(fields);
  }

  /** Does the step. */
  abstract StepAnswer step(RunState state, InvocationLog log);

  /** What was decided, in a sentence for the log. */
  abstract String message(StepAnswer answer);
}
