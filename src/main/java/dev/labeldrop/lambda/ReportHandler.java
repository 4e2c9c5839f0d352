package dev.labeldrop.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.labeldrop.Json;
import dev.labeldrop.run.ReportStep;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** {@code ReportFunction}: writes the report and sends the notice. */
public final class ReportHandler implements RequestStreamHandler {

  private final ReportStep step;

  /** As Lambda makes it. */
  public ReportHandler() {
    this(Wiring.deployed());
  }

  /** With another wiring. */
  public ReportHandler(Wiring wiring) {
    this.step = wiring.report();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    ReportStep.Request request =
        Json.read(ReportStep.Request.class, input.readAllBytes(), "input of Report");
    output.write(Json.bytes(step.report(request)));
  }
}
