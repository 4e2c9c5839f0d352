package dev.labeldrop.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.labeldrop.Json;
import dev.labeldrop.drop.S3EventReader;
import dev.labeldrop.run.IngestStep;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** {@code IngestFunction}: takes in every drop of an S3 event. */
public final class IngestHandler implements RequestStreamHandler {

  private final IngestStep step;

  /** As Lambda makes it. */
  public IngestHandler() {
    this(Wiring.deployed());
  }

  /** With another wiring. */
  public IngestHandler(Wiring wiring) {
    this.step = wiring.ingest();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    byte[] answer = Json.bytes(step.ingest(S3EventReader.read(input)));
    // Nobody reads the answer to an event; the log says which records were no drops, and why.
    context.getLogger().log(answer);
    output.write(answer);
  }
}
