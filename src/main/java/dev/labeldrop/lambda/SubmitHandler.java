package dev.labeldrop.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.labeldrop.Json;
import dev.labeldrop.run.SubmitStep;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** {@code SubmitFunction}: sends the next chunk. */
public final class SubmitHandler implements RequestStreamHandler {

  private final SubmitStep step;

  /** As Lambda makes it. */
  public SubmitHandler() {
    this(Wiring.deployed());
  }

  /** With another wiring. */
  public SubmitHandler(Wiring wiring) {
    this.step = wiring.submit();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    SubmitStep.Request request =
        Json.read(SubmitStep.Request.class, input.readAllBytes(), "input of Submit");
    output.write(Json.bytes(step.submit(request)));
  }
}
