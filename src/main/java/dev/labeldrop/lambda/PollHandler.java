package dev.labeldrop.lambda;

import dev.labeldrop.Json;
import dev.labeldrop.run.send.PollStep;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code PollFunction}: looks at a dataset; gives back what it was given and what it saw. */
public final class PollHandler extends StepHandler {

  private static final String INPUT = "input of Poll";

  private final PollStep step;

  /** As Lambda makes it. */
  public PollHandler() {
    this(Wiring.deployed());
    awaitCheckpoint();
  }

  /** With another wiring. */
  public PollHandler(Wiring wiring) {
    super(wiring);
    this.step = wiring.poll();
  }

  @Override
  byte[] handle(byte[] input, InvocationLog log) {
    Map<String, @Nullable Object> state = Json.readMap(input, INPUT);
    StateFields.describe(state, log);
    PollStep.Answer answer = step.poll(Json.read(PollStep.Request.class, input, INPUT));
    log.info(
        answer.done() ? "The update has ended." : "The update has not ended; look again.", answer);
    state.put("status", answer.status());
    state.put("statusMessage", answer.statusMessage());
    state.put("statusMessageCode", answer.statusMessageCode());
    state.put("done", answer.done());
    state.put("waitSeconds", answer.waitSeconds());
    state.put("attempt", answer.attempt());
    state.put("settledAt", answer.settledAt());
    state.put("joined", answer.joined());
    state.put("updatedAt", answer.updatedAt());
    state.put("totalEntries", answer.totalEntries());
    state.put("errorEntries", answer.errorEntries());
    if (answer.events() != null) {
      state.put("events", answer.events());
    }
    return Json.bytes(state);
  }

  @Override
  void rehearse(Rehearsal rehearsal) {
    rehearsal.play(PollHandler::new);
  }
}
