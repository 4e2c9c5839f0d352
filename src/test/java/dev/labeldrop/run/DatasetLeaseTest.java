package dev.labeldrop.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.drop.MemoryObjectStore;
import dev.labeldrop.drop.ObjectStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class DatasetLeaseTest {

  private static final String URI = "s3://acme-drops/runs/leases/flowers-train-1700000000000.json";
  private static final Instant DEADLINE = Runs.NOON.plus(Duration.ofHours(1));

  private final MemoryObjectStore store = new MemoryObjectStore();

  @Test
  void isTakenByOneRunAtATime() {
    assertThat(at(Runs.NOON).take("a", DEADLINE)).isTrue();
    assertThat(at(Runs.NOON).take("b", DEADLINE)).isFalse();
    assertThat(store.uris()).containsExactly(URI);
  }

  @Test
  void isTakenForLongerByItsHolder() {
    assertThat(at(Runs.NOON).take("a", DEADLINE)).isTrue();
    assertThat(at(DEADLINE).take("a", DEADLINE.plus(Duration.ofHours(1)))).isTrue();
    assertThat(at(DEADLINE.plus(Duration.ofHours(1))).take("b", DEADLINE)).isFalse();
  }

  @Test
  void passesOnWhenItIsReleased() {
    assertThat(at(Runs.NOON).take("a", DEADLINE)).isTrue();
    at(Runs.NOON).release("a");
    assertThat(at(Runs.NOON).take("b", DEADLINE)).isTrue();
    at(Runs.NOON).release("a");
    assertThat(at(Runs.NOON).take("c", DEADLINE)).isFalse();
  }

  @Test
  void passesOnFromARunThatDiedWhenItsTimeIsOver() {
    assertThat(at(Runs.NOON).take("a", DEADLINE)).isTrue();
    Instant end = DEADLINE.plus(DatasetLease.MARGIN);
    assertThat(at(end).take("b", end)).isFalse();
    assertThat(at(end.plusMillis(1)).take("b", end)).isTrue();
    assertThat(at(end.plusMillis(1)).take("a", end)).isFalse();
  }

  @Test
  void goesToOneOfTwoThatAskAtOnce() {
    MemoryObjectStore raced = new MemoryObjectStore();
    DatasetLease first = lease(raced, Runs.NOON);
    assertThat(first.take("a", DEADLINE)).isTrue();
    first.release("a");
    ObjectStoreRace race =
        new ObjectStoreRace(raced, () -> assertThat(first.take("b", DEADLINE)).isTrue());
    assertThat(lease(race, Runs.NOON).take("c", DEADLINE)).isFalse();
    assertThat(first.take("b", DEADLINE)).isTrue();
  }

  private DatasetLease at(Instant now) {
    return lease(store, now);
  }

  private static DatasetLease lease(ObjectStore store, Instant now) {
    return new DatasetLease(store, Runs.BUCKET, Runs.DATASET, Clock.fixed(now, ZoneOffset.UTC));
  }
}
