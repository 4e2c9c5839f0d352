package dev.labeldrop.run;

import dev.labeldrop.Json;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.drop.ObjectStore.Stored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The right of one run to update a dataset, from its first chunk to its report. The service says of
 * a dataset only how its last update ended, whoever asked for that, so two runs that took turns
 * would take each other's updates for their own.
 *
 * <p>It is an object under {@code runs/leases/} with the run's id and the time when it ends,
 * replaced only by conditional writes. A run that dies keeps it until then. It holds among the
 * drops of one bucket; updates from elsewhere it cannot keep off.
 */
final class DatasetLease {

  /**
   * How long beyond an update's own deadline a lease lasts: enough for the looks that are still to
   * come, for a turn of listing entries, which takes it for longer, and for a report that is tried
   * again.
   */
  static final Duration MARGIN = Duration.ofMinutes(15);

  private static final String JSON = "application/json";

  private final ObjectStore store;
  private final String bucket;
  private final String key;
  private final Clock clock;

  DatasetLease(ObjectStore store, String bucket, DatasetArn dataset, Clock clock) {
    this.store = store;
    this.bucket = bucket;
    this.key = key(dataset);
    this.clock = clock;
  }

  /**
   * Who holds the lease.
   *
   * @param run the run's id; empty where nobody does
   * @param until when it ends, ISO-8601 in UTC
   */
  record Holder(String run, String until) {}

  /**
   * Takes the lease, or takes it for longer.
   *
   * @param deadline when the update that is about to be asked for must have ended
   * @return whether the run holds it now; false where another one does
   */
  boolean take(String run, Instant deadline) {
    byte[] mine = Json.bytes(new Holder(run, deadline.plus(MARGIN).toString()));
    Optional<Stored> now = store.look(bucket, key);
    if (now.isEmpty()) {
      return store.putIfAbsent(bucket, key, mine, JSON);
    }
    Holder holder = holder(now.get());
    boolean free =
        holder.run().isEmpty()
            || holder.run().equals(run)
            || clock.instant().isAfter(Instant.parse(holder.until()));
    return free && store.putIfUnchanged(bucket, key, mine, JSON, now.get().etag());
  }

  /** Whether the run holds the lease, be it past its end: then nobody else has updated since. */
  boolean isHeldBy(String run) {
    return store
        .look(bucket, key)
        .map(this::holder)
        .filter(now -> now.run().equals(run))
        .isPresent();
  }

  /** Gives the lease back. Does nothing where the run does not hold it. */
  void release(String run) {
    Optional<Stored> now = store.look(bucket, key);
    if (now.isPresent() && holder(now.get()).run().equals(run)) {
      byte[] nobody = Json.bytes(new Holder("", clock.instant().toString()));
      // Where it changed in between, it was no longer this run's to give back.
      store.putIfUnchanged(bucket, key, nobody, JSON, now.get().etag());
    }
  }

  private Holder holder(Stored stored) {
    return Json.read(Holder.class, stored.content(), "s3://" + bucket + "/" + key);
  }

  /** {@code runs/leases/flowers-train-1700000000000.json}. */
  private static String key(DatasetArn dataset) {
    String[] parts = dataset.value().split("/", -1);
    return "runs/leases/" + parts[1] + "-" + parts[3] + "-" + parts[4] + ".json";
  }
}
