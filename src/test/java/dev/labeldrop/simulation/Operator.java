package dev.labeldrop.simulation;

import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.drop.S3ObjectStore;
import dev.labeldrop.lambda.Clients;
import dev.labeldrop.lambda.StepFunctionsExecutions;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.RunFiles;
import dev.labeldrop.run.files.Stop;
import dev.labeldrop.run.turn.Pause;
import dev.labeldrop.run.turn.Turns;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.SfnException;

/**
 * People at the command line, whose calls fail like those of functions: they pause datasets, end
 * pauses and stop runs. Who does not succeed tries again.
 */
final class Operator {

  private static final long PATIENCE = 300_000;
  private static final String BY = "anna";

  private final Scheduler time;
  private final Trace trace;
  private final Bucket bucket;
  private final Clients clients;
  private final S3ObjectStore store;
  private final List<Paused> pauses = new ArrayList<>();
  private int commands;

  Operator(Scheduler time, Trace trace, Bucket bucket, Clients clients) {
    this.time = time;
    this.trace = trace;
    this.bucket = bucket;
    this.clients = clients;
    this.store = new S3ObjectStore(clients.s3());
  }

  /**
   * A pause that somebody was told of.
   *
   * @param dataset its ARN
   * @param began when the command was given, in milliseconds of the epoch
   * @param told when it was done
   */
  record Paused(String dataset, long began, long told) {}

  /** All pauses that were told of. */
  List<Paused> pauses() {
    return List.copyOf(pauses);
  }

  void pause(String dataset) {
    Pause pause = new Pause("labels are being checked", BY, time.instant().toString());
    long began = insist("Pause", () -> turns(dataset).pause(pause));
    pauses.add(new Paused(dataset, began, time.millis()));
  }

  void resume(String dataset) {
    insist("Resume", () -> turns(dataset).resume());
  }

  /** As the command does: the run is told by its file, and one that waits ends waiting. */
  void stop(String run) {
    Stop stop = new Stop("the file is wrong", BY, time.instant().toString());
    insist(
        "Stop",
        () -> {
          RunFiles.of(store, Simulation.BUCKET, run).first(File.STOP, stop, Stop.class);
          tokens(run).forEach(token -> endWait(token, stop));
        });
  }

  private List<String> tokens(String run) {
    return bucket.keys("datasets/", "").stream()
        .filter(key -> key.contains("/queue/"))
        .flatMap(key -> bucket.last(key).stream())
        .map(each -> Notice.parse(each.text()))
        .filter(ticket -> run.equals(ticket.get("run")))
        .map(ticket -> String.valueOf(ticket.get("token")))
        .toList();
  }

  private void endWait(String token, Stop stop) {
    try {
      clients
          .sfn()
          .sendTaskFailure(fail ->
              fail.taskToken(token)
                  .error("dev.labeldrop.PermanentException")
                  .cause(
                      "{\"errorMessage\":\"%s\",\"errorType\":\"%s\"}"
                          .formatted(
                              stop.failure().getMessage(), "dev.labeldrop.PermanentException")));
    } catch (SfnException e) {
      trace.say(BY, "need not end the wait: " + ServiceErrors.code(e));
    }
  }

  /** Does something until it is done; gives the time at which the try began that succeeded. */
  private long insist(String what, Runnable command) {
    while (true) {
      Actor actor = new Actor(what, "", ++commands, time.millis(), time.millis() + PATIENCE);
      @Nullable Actor before = time.actFor(actor);
      long began = time.millis();
      try {
        command.run();
        trace.note(actor, "is done", "");
        return began;
      } catch (Death | RuntimeException e) {
        trace.note(actor, "fails", e.getClass().getSimpleName());
      } finally {
        time.actFor(before);
      }
      time.pause(10_000);
    }
  }

  private Turns turns(String dataset) {
    return new Turns(
        store,
        Simulation.BUCKET,
        new DatasetArn(dataset),
        new StepFunctionsExecutions(clients.sfn(), ""),
        warning -> trace.say(BY, warning));
  }
}
