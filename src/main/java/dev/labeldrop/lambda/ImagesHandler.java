package dev.labeldrop.lambda;

import dev.labeldrop.Json;
import dev.labeldrop.run.images.ImagesAnswer;
import dev.labeldrop.run.images.ImagesInput;
import dev.labeldrop.run.images.ImagesStep;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code ImagesFunction}: looks at the images of a drop before it queues. */
public final class ImagesHandler extends StepHandler {

  private static final String INPUT = "input of Images";

  private final ImagesStep step;

  /** As Lambda makes it. */
  public ImagesHandler() {
    this(Wiring.deployed());
    awaitCheckpoint();
  }

  /** With another wiring. */
  public ImagesHandler(Wiring wiring) {
    super(wiring);
    this.step = wiring.images();
  }

  @Override
  byte[] handle(byte[] json, InvocationLog log) {
    StateFields.describe(Json.readMap(json, INPUT), log);
    ImagesAnswer answer = step.look(Json.read(ImagesInput.class, json, INPUT), log::warn);
    log.info(
        switch (answer) {
          case ImagesAnswer.Done _ -> "The images were looked at.";
          case ImagesAnswer.Batches _ -> "The images are looked at in batches.";
          case ImagesAnswer.Batch _ -> "A batch of images was looked at.";
        },
        answer);
    Map<String, @Nullable Object> fields = Json.readMap(Json.bytes(answer), "answer");
    fields.put("next", answer.next());
    return Json.bytes(fields);
  }

  @Override
  void rehearse(Rehearsal rehearsal) {
    rehearsal.play(ImagesHandler::new);
    rehearsal.s3();
  }
}
