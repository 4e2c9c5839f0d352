package dev.labeldrop.lambda;

import dev.labeldrop.Json;
import dev.labeldrop.run.queue.EndedExecution;
import dev.labeldrop.run.queue.QueueStep;
import dev.labeldrop.run.state.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code QueueFunction}: queues a run for the turn of its dataset, and hands the turn on when
 * EventBridge tells that an execution ended without doing so.
 */
public final class QueueHandler extends StepHandler {

  private static final String INPUT = "input of Queue";

  private final QueueStep step;

  /** As Lambda makes it. */
  public QueueHandler() {
    this(Wiring.deployed());
    awaitCheckpoint();
  }

  /** With another wiring. */
  public QueueHandler(Wiring wiring) {
    super(wiring);
    this.step = wiring.queue();
  }

  @Override
  byte[] handle(byte[] input, InvocationLog log) {
    Map<String, @Nullable Object> fields = Json.readMap(input, INPUT);
    QueueStep.Answer answer;
    if (fields.containsKey("detail-type")) {
      EndedExecution ended = EndedExecution.read(input);
      log.about("run", ended.run());
      answer = step.handOn(ended, log::warn);
      log.info("An execution has ended; its dataset's turn was handed on if it had it.", answer);
    } else {
      StateFields.describe(fields, log);
      answer = step.queue(Json.read(RunState.class, input, INPUT), log::warn);
      log.about("pausedHours", hours(answer.pausedSince()));
      log.info("The run waits for the turn of its dataset, or has it.", answer);
    }
    return Json.bytes(answer);
  }

  /** How many whole hours a pause has lasted; null for none. An alarm looks at it. */
  private @Nullable Long hours(@Nullable String pausedSince) {
    return pausedSince == null
        ? null
        : Duration.between(Instant.parse(pausedSince), clock().instant()).toHours();
  }

  @Override
  void rehearse(Rehearsal rehearsal) {
    rehearsal.play(QueueHandler::new);
    rehearsal.s3();
    rehearsal.rekognition();
    rehearsal.stepFunctions();
  }
}
