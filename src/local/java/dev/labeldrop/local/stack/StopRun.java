package dev.labeldrop.local.stack;

import dev.labeldrop.Json;
import dev.labeldrop.LabeldropException;
import dev.labeldrop.PermanentException;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.drop.Folder;
import dev.labeldrop.drop.S3ObjectStore;
import dev.labeldrop.run.files.Stop;
import dev.labeldrop.run.ledger.DropOrder;
import dev.labeldrop.run.turn.Ticket;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/**
 * Stops runs: each sends no further update, and tells in its notice what was sent. A run that waits
 * for its turn is ended at once, by its task's token.
 */
public final class StopRun {

  private final Connection connection;
  private final Runs runs;
  private final DatasetFolders folders;

  /** Stops runs of a stack. */
  public StopRun(Connection connection) {
    this.connection = connection;
    this.runs = new Runs(connection);
    this.folders = new DatasetFolders(connection);
  }

  /**
   * Stops a run, unless somebody has stopped it before.
   *
   * @return whether it waited, and has ended waiting
   */
  public boolean stop(String run, Stop stop) {
    runs.folder(run).putIfAbsent("stop.json", Json.bytes(stop), "application/json");
    boolean waits =
        runs.entered(run).filter(entered -> entered.state().equals("Queue")).isPresent();
    return waits
        && runs.dataset(run)
            .map(DatasetArn::new)
            .flatMap(dataset -> ticket(dataset, run))
            .filter(ticket -> endWait(ticket, stop.failure()))
            .isPresent();
  }

  private Optional<Ticket> ticket(DatasetArn dataset, String run) {
    Folder queue =
        Folder.ofDatasets(new S3ObjectStore(connection.clients().s3()), connection.stack().bucket())
            .in(dataset.folderName() + "/queue");
    try {
      return folders.tickets(dataset).stream()
          .filter(order -> order.run().equals(run))
          .map(DropOrder::text)
          .flatMap(name -> queue.get(name + ".json").stream())
          .map(json -> Json.read(Ticket.class, json, "ticket"))
          .findFirst();
    } catch (LabeldropException _) {
      return Optional.empty(); // without the ticket it ends when it has its turn
    }
  }

  /** As if the step had failed so: the state machine goes on to the report. */
  private boolean endWait(Ticket ticket, PermanentException failure) {
    String cause =
        Json.text(
            Map.of(
                "errorMessage", String.valueOf(failure.getMessage()),
                "errorType", PermanentException.class.getName()));
    try (SfnClient sfn = connection.clients().sfn()) {
      sfn.sendTaskFailure(
          b -> b.taskToken(ticket.token()).error(PermanentException.class.getName()).cause(cause));
      return true;
    } catch (SfnException e) {
      if (isGone(e)) {
        return false; // it has just got its turn, or waits anew: it looks for stop.json
      }
      throw e;
    }
  }

  private static boolean isGone(SfnException e) {
    return e instanceof TaskTimedOutException
        || e instanceof TaskDoesNotExistException
        || e instanceof InvalidTokenException;
  }
}
