package dev.labeldrop.lambda;

import dev.labeldrop.Json;
import dev.labeldrop.drop.DropEvent;
import dev.labeldrop.drop.DropEvents;
import dev.labeldrop.drop.RunId;
import dev.labeldrop.drop.S3EventReader;
import dev.labeldrop.drop.S3Notification;
import dev.labeldrop.run.ingest.IngestStep;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code IngestFunction}: takes in every drop of an S3 event. */
public final class IngestHandler extends StepHandler {

  private final IngestStep step;

  /** As Lambda makes it. */
  public IngestHandler() {
    this(Wiring.deployed());
    awaitCheckpoint();
  }

  /** With another wiring. */
  public IngestHandler(Wiring wiring) {
    super(wiring);
    this.step = wiring.ingest();
  }

  @Override
  byte[] handle(byte[] input, InvocationLog log) {
    S3Notification event = S3EventReader.read(new ByteArrayInputStream(input));
    Map<String, String> keys = keysOfRuns(event);
    if (event.event().getRecords().size() == 1) {
      keys.forEach((run, key) -> describe(run, key, log));
    }
    IngestStep.Answer answer = step.ingest(event);
    answer.ignored().forEach(reason -> log.info("Nothing is to be done: " + reason, Map.of()));
    for (IngestStep.Run each : answer.runs()) {
      describe(each.run(), keys.get(each.run()), log);
      log.info(
          each.started()
              ? "The drop was taken in, and its execution started."
              : "The drop had been taken in before; nothing was started.",
          each);
    }
    return Json.bytes(answer);
  }

  @Override
  void rehearse(Rehearsal rehearsal) {
    rehearsal.play(IngestHandler::new);
  }

  private static Map<String, String> keysOfRuns(S3Notification event) {
    Map<String, String> keys = new LinkedHashMap<>();
    for (DropEvent each : DropEvents.of(event)) {
      if (each instanceof DropEvent.Dropped(var drop, _, _)) {
        keys.put(RunId.of(drop).value(), drop.key());
      }
    }
    return keys;
  }

  private static void describe(String run, @Nullable String key, InvocationLog log) {
    log.about("run", run);
    log.about("key", key);
  }
}
