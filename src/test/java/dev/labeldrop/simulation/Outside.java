package dev.labeldrop.simulation;

import dev.labeldrop.local.states.Execution;
import dev.labeldrop.local.states.StateMachine;
import dev.labeldrop.local.states.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What people and other software do to the world while Labeldrop is at work. */
final class Outside {

  /** Names of objects in the folders of runs, or parts of them. */
  private static final List<String> KINDS =
      List.of(
          "plan.json",
          "lines.idx",
          "lines.jsonl",
          "queue.json",
          "listing.json",
          "held-",
          "prepared.json",
          "decisions.bin",
          "updates.json",
          "entries.json",
          "images.json",
          "bad-images.bin");

  /** When all requests that were on their way have come. */
  private static final long AFTER_ALL = 120_000;

  private final World world;
  private final Scheduler time;
  private final Faults faults;
  private final Trace trace;
  private final StateMachine machine;
  private final DatasetService service;
  private final Bucket bucket;
  private final Operator operator;
  private final Runnable upgrade;

  Outside(
      World world,
      Scheduler time,
      Faults faults,
      Trace trace,
      StateMachine machine,
      DatasetService service,
      Bucket bucket,
      Operator operator,
      Runnable upgrade) {
    this.world = world;
    this.time = time;
    this.faults = faults;
    this.trace = trace;
    this.machine = machine;
    this.service = service;
    this.bucket = bucket;
    this.operator = operator;
    this.upgrade = upgrade;
  }

  /** Plans all that is going to happen. */
  void begin() {
    for (Fault kind : Fault.values()) {
      if (kind.scope() == Fault.Scope.OUTSIDE && kind != Fault.TIMES_OUT) {
        long many = Math.round(Math.ceil(faults.rate(kind)));
        for (int i = 0; i < many; i++) {
          long key = Draw.mix(kind.name().hashCode(), i);
          time.spawn(() -> happen(kind, key));
        }
      }
    }
  }

  private void happen(Fault kind, long key) {
    Draw draw = faults.draw(kind, key);
    if (kind == Fault.CHANGE && draw.chance(0.7)) {
      changeOfDrop(draw, key);
      return;
    }
    time.pause(draw.time(500, world.faultsEnd()));
    switch (kind) {
      case ABORT ->
          anySoon(draw, each -> each.describe().status() == Status.RUNNING)
              .filter(each -> strikes(kind, key, each.name()))
              .ifPresent(each -> each.stop("Simulated", "Somebody stopped it."));
      case REDRIVE ->
          anySoon(draw, each -> each.redriveRefusal().isEmpty())
              .filter(each -> strikes(kind, key, each.name()))
              .ifPresent(machine::redrive);
      case CHANGE -> change(draw, key);
      case DELETE -> delete(draw, key);
      case DELETE_SOON -> deleteSoon(draw, key);
      case PAUSE -> pause(draw, key);
      case STOP ->
          anySoon(draw, each -> each.describe().status() == Status.RUNNING)
              .filter(each -> strikes(kind, key, each.name()))
              .ifPresent(each -> operator.stop(each.name()));
      case UPGRADE -> {
        if (strikes(kind, key, "")) {
          upgrade.run();
        }
      }
      default -> throw new IllegalArgumentException(kind.toString());
    }
  }

  /** Waits until there is one, if faults have not ended by then. */
  private Optional<Execution> anySoon(Draw draw, Predicate<Execution> which) {
    long left = Math.max(0, world.faultsEnd() - time.elapsed());
    time.await(() -> machine.executions().stream().anyMatch(which), Duration.ofMillis(left));
    time.pause(draw.time(10, 60_000));
    List<Execution> all = machine.executions().stream().filter(which).toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(draw.pick(all));
  }

  private boolean strikes(Fault kind, long key, String about) {
    boolean strikes = faults.note(kind, key, about, about);
    if (strikes) {
      trace.note("Somebody", kind.toString(), about);
    }
    return strikes;
  }

  private void change(Draw draw, long key) {
    SimDataset dataset = draw.pick(service.datasets());
    change(dataset.arn(), WorldMaker.line(draw.below(14), "outside" + draw.below(1_000)), key);
  }

  /** Changes an image that a drop is about, some time after it was dropped. */
  private void changeOfDrop(Draw draw, long key) {
    List<SimDrop> drops =
        world.drops().stream()
            .filter(drop -> drop.dataset() != null && !drop.valid().isEmpty())
            .toList();
    if (!drops.isEmpty()) {
      SimDrop drop = draw.pick(drops);
      String text = draw.pick(drop.valid()).text();
      String line = WorldMaker.line(0, "outside" + draw.below(1_000));
      time.pause(Math.min(world.faultsEnd(), drop.at() + draw.time(300, 1_800_000)));
      change(
          String.valueOf(drop.dataset()),
          line.replace(Line.sourceRef(line), Line.sourceRef(text)),
          key);
    }
  }

  private void change(String dataset, String line, long key) {
    if (strikes(Fault.CHANGE, key, dataset)) {
      try {
        service.update(dataset, line.getBytes(StandardCharsets.UTF_8), SimDataset.OUTSIDE);
      } catch (AwsServiceException e) {
        trace.note("Somebody", "is refused", ServiceErrors.code(e));
      }
    }
  }

  private void pause(Draw draw, long key) {
    String dataset = draw.pick(service.datasets()).arn();
    if (strikes(Fault.PAUSE, key, dataset)) {
      operator.pause(dataset);
      time.pause(draw.time(1_000, Math.max(1_001, world.faultsEnd() - time.elapsed())));
      operator.resume(dataset);
      // A request of before may have paused it anew: whoever looks sees that, and ends it.
      time.pause(Math.max(0, world.faultsEnd() - time.elapsed()) + AFTER_ALL);
      operator.resume(dataset);
    }
  }

  /** Each kind of object as often, however many there are and however short a time. */
  private void deleteSoon(Draw draw, long key) {
    String kind = draw.pick(KINDS);
    long left = Math.max(0, world.faultsEnd() - time.elapsed());
    time.await(() -> bucket.lastKey().contains(kind), Duration.ofMillis(left));
    String chosen = bucket.lastKey();
    if (chosen.contains(kind)) {
      time.pause(draw.time(1, 5_000));
      if (strikes(Fault.DELETE_SOON, key, chosen)) {
        bucket.delete(chosen);
      }
    }
  }

  private void delete(Draw draw, long key) {
    List<String> keys = bucket.keys("runs/", "");
    if (!keys.isEmpty()) {
      String chosen = draw.pick(keys);
      if (strikes(Fault.DELETE, key, chosen)) {
        bucket.delete(chosen);
      }
    }
  }
}
