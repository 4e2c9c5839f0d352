package dev.labeldrop.run.turn;

import dev.labeldrop.RetryableException;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.drop.MemoryObjectStore;
import java.util.ArrayList;
import java.util.List;

/** The turns of a dataset over a store and executions in memory. */
final class TurnsBench {

  static final String BUCKET = "acme-drops";

  /** The folder of the dataset. */
  static final String FOLDER = "datasets/flowers-train-1700000000000/";

  static final DatasetArn DATASET =
      new DatasetArn(
          "arn:aws:rekognition:us-east-1:123456789012:project/flowers/dataset/train/1700000000000");

  static final Pause PAUSE = new Pause("labels are being checked", "anna", "2026-11-22T10:00:00Z");

  final MemoryObjectStore store = new MemoryObjectStore();
  final FakeExecutions executions = new FakeExecutions();
  final List<String> warnings = new ArrayList<>();
  final Turns turns = new Turns(store, BUCKET, DATASET, executions, warnings::add);

  void queue(String run, int number, int armed) {
    queue(run, number, 0, armed);
  }

  void queue(String run, int number, int redrives, int armed) {
    executions.running.add("arn:" + run);
    String token = "token-" + run + "-" + number + "-" + armed;
    executions.waiting.add(token);
    turns.queue(new Ticket(run, run, "arn:" + run, token, number, redrives, armed, 0, 0));
  }

  /** A run leaves, its lines are in the ledger, and its execution ends. */
  void leave(String run) {
    turns.leave(run, "arn:" + run, run, true);
    executions.running.remove("arn:" + run);
  }

  boolean holds(String run, int number) {
    return turns.renew(run, "arn:" + run, number).isPresent();
  }

  static RetryableException lost() {
    return new RetryableException("The connection was lost");
  }
}
