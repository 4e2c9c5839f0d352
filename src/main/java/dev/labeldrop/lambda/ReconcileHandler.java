package dev.labeldrop.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.labeldrop.Json;
import dev.labeldrop.run.ReconcileStep;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** {@code ReconcileFunction}: asks the dataset what it says of the lines. */
public final class ReconcileHandler implements RequestStreamHandler {

  private final ReconcileStep step;

  /** As Lambda makes it. */
  public ReconcileHandler() {
    this(Wiring.deployed());
  }

  /** With another wiring. */
  public ReconcileHandler(Wiring wiring) {
    this.step = wiring.reconcile();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    ReconcileStep.Request request =
        Json.read(ReconcileStep.Request.class, input.readAllBytes(), "input of Reconcile");
    output.write(Json.bytes(step.reconcile(request)));
  }
}
