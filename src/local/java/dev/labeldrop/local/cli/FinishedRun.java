package dev.labeldrop.local.cli;

import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.local.LocalStack;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A run that is over, on a stack of its own, in which a step can be done again.
 *
 * @param s3 where its files are
 * @param dataset the ARN of the dataset that it went to
 * @param name its id
 * @param execution the ARN of its execution
 * @param notes is told what is made
 */
record FinishedRun(
    S3Client s3, String dataset, String name, String execution, Consumer<String> notes) {

  /** What a step leaves: it does nothing once more if that is there. */
  private static final Map<String, String> LEFT =
      Map.of(
          "PrepareFunction", "prepared.json",
          "SubmitFunction", "updates.json",
          "ReconcileFunction", "entries.json");

  /** Forgets what the step left, and gives the run its first turn again, if the step needs it. */
  void prepareFor(String function) {
    String left = LEFT.get(function);
    if (left != null) {
      giveTurn();
      String key = "runs/%s/turn-1/%s".formatted(name, left);
      s3.deleteObject(b -> b.bucket(LocalStack.BUCKET).key(key));
      notes.accept("it has the turn of its dataset again, and no " + left);
    }
  }

  /** Makes it the one whose turn it is. */
  void giveTurn() {
    String turn =
        """
        {"run": "%s", "execution": "%s", "number": 1, "woken": true, "renewals": 0, \
        "unsettled": []}
        """
            .formatted(name, execution);
    String key = "datasets/" + new DatasetArn(dataset).folderName() + "/turn.json";
    s3.putObject(
        b -> b.bucket(LocalStack.BUCKET).key(key).contentType("application/json"),
        RequestBody.fromString(turn));
  }
}
