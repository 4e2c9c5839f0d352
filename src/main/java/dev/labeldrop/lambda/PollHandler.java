package dev.labeldrop.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.labeldrop.Json;
import dev.labeldrop.run.PollStep;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code PollFunction}: looks at a dataset; gives back what it was given and what it saw. */
public final class PollHandler implements RequestStreamHandler {

  private final PollStep step;

  /** As Lambda makes it. */
  public PollHandler() {
    this(Wiring.deployed());
  }

  /** With another wiring. */
  public PollHandler(Wiring wiring) {
    this.step = wiring.poll();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    byte[] json = input.readAllBytes();
    Map<String, @Nullable Object> state = Json.readMap(json, "input of Poll");
    PollStep.Request request = Json.read(PollStep.Request.class, json, "input of Poll");
    PollStep.Answer answer = step.poll(request);
    state.put("status", answer.status());
    state.put("statusMessage", answer.statusMessage());
    state.put("statusMessageCode", answer.statusMessageCode());
    state.put("done", answer.done());
    state.put("waitSeconds", answer.waitSeconds());
    state.put("attempt", answer.attempt());
    output.write(Json.bytes(state));
  }
}
