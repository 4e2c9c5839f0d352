package dev.labeldrop.run.turn;

import dev.labeldrop.Json;
import dev.labeldrop.RetryableException;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.drop.Folder;
import dev.labeldrop.drop.ObjectStore.Stored;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The runs that wait for the turn of a dataset: a folder of tickets, in the order of the drops. */
final class Tickets {

  private static final String JSON = "application/json";
  private static final String SUFFIX = ".json";

  /** How often a write that met another one is decided anew. */
  private static final int TRIES = 20;

  /** How many tickets are listed in one go. */
  private static final int MOST = 100;

  private final Folder folder;
  private final Executions executions;
  private final DatasetArn dataset;
  private final Consumer<String> warn;

  Tickets(Folder folder, Executions executions, DatasetArn dataset, Consumer<String> warn) {
    this.folder = folder;
    this.executions = executions;
    this.dataset = dataset;
    this.warn = warn;
  }

  /**
   * Writes a ticket.
   *
   * @return false if a later invocation of the same step has written one
   */
  boolean put(Ticket ticket) {
    String name = ticket.order() + SUFFIX;
    byte[] bytes = Json.bytes(ticket);
    for (int i = 0; i < TRIES; i++) {
      Optional<Stored> there = folder.look(name);
      Ticket earlier = there.map(stored -> read(name, stored.content())).orElse(null);
      if (earlier != null && earlier.isLaterThan(ticket)) {
        return false;
      }
      if (folder.replace(name, bytes, JSON, there.map(Stored::etag).orElse("")).isPresent()) {
        return true;
      }
    }
    throw new RetryableException(
        "The ticket %s changed %d times while it was written. It may pass: try again."
            .formatted(folder.uri(name), TRIES));
  }

  /** Throws a ticket away. */
  void remove(String order) {
    folder.delete(order + SUFFIX);
  }

  /**
   * The first ticket whose execution runs; those before it are thrown away.
   *
   * @param ended an execution that is known to have ended; null for none
   * @param leaving a run that leaves: a ticket of its own is a stray one; empty for none
   * @param running an execution that is known to run; empty for none
   */
  Optional<Ticket> first(@Nullable String ended, String leaving, String running) {
    Folder.Names listed;
    boolean thrownAway;
    do {
      listed = folder.list(MOST);
      thrownAway = false; // if nothing is, the next listing would be the same
      for (String name : listed.names()) {
        Ticket ticket = folder.get(name).map(json -> read(name, json)).orElse(null);
        if (ticket != null && ticket.execution().equals(ended)) {
          continue; // if it was redriven meanwhile, it still waits
        }
        if (ticket != null
            && !ticket.run().equals(leaving)
            && (ticket.execution().equals(running) || executions.runs(ticket.execution()))) {
          return Optional.of(ticket);
        }
        folder.delete(name);
        thrownAway = true;
      }
    } while (listed.more() && thrownAway);
    return Optional.empty();
  }

  /** The ticket of the run that a turn was given to; empty if it is gone. */
  Optional<Ticket> of(Turn turn) {
    String name = turn.ticket() + SUFFIX;
    return folder
        .get(name)
        .map(json -> read(name, json))
        .filter(ticket -> turn.isOf(ticket.run(), ticket.execution(), ticket.number()));
  }

  private @Nullable Ticket read(String name, byte[] json) {
    Ticket ticket = Documents.read(Ticket.class, json, dataset, warn);
    return ticket != null && name.equals(ticket.order() + SUFFIX) ? ticket : null;
  }
}
