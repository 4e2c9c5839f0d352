package dev.labeldrop.simulation;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The way of every outside call: it takes time on its way there and back, others go on meanwhile,
 * and it is where faults strike.
 */
final class Gate {

  /** A request that nobody waits for any more comes to its service within that, in milliseconds. */
  private static final long LATEST = 20_000;

  /** Less than a client's patience, and than the grace that the product gives an update. */
  private static final long SLOWEST = 40_000;

  private final Scheduler time;
  private final Faults faults;
  private final Trace trace;
  private final long seed;
  private final long slowestLeg;
  private final Consumer<String> stopper;

  /**
   * A way to all services.
   *
   * @param slowestLeg the longest that a request or an answer is on its way, in milliseconds
   * @param stopper stops a run's execution
   */
  Gate(
      Scheduler time,
      Faults faults,
      Trace trace,
      long seed,
      long slowestLeg,
      Consumer<String> stopper) {
    this.time = time;
    this.faults = faults;
    this.trace = trace;
    this.seed = seed;
    this.slowestLeg = slowestLeg;
    this.stopper = stopper;
  }

  /** What a service answered. */
  private record Answer<T extends @Nullable Object>(T value, @Nullable SdkException failure) {

    T get() {
      if (failure != null) {
        throw failure;
      }
      return value;
    }

    String words() {
      return failure == null ? "ok" : ServiceErrors.code(failure);
    }
  }

  /**
   * Calls a service.
   *
   * @param effect what the service does; it may be done twice, or later, or not at all
   */
  <T extends @Nullable Object> T call(Call call, Supplier<T> effect) {
    Actor actor = time.actor();
    if (actor == null) {
      return effect.get();
    }
    checkAlive(actor);
    long key = actor.nextCall();
    Draw draw = new Draw(seed, key);
    time.pause(draw.time(1, slowestLeg));
    checkAlive(actor);
    Optional<Fault> fault = faults.ofCall(call, key, actor);
    Answer<T> answer;
    try {
      answer = fault.isEmpty() ? done(effect) : faulty(fault.get(), call, key, actor, effect);
    } catch (Death e) {
      trace.call(actor, call, "dies: " + fault.map(Enum::name).orElse("?"));
      throw e;
    }
    trace.call(actor, call, answer.words() + fault.map(kind -> " (" + kind + ")").orElse(""));
    time.pause(draw.time(1, slowestLeg));
    checkAlive(actor);
    return answer.get();
  }

  /** Whether a fault of the service's own doing strikes the call that was made last. */
  boolean strikes(Fault kind, String where) {
    Actor actor = time.actor();
    return actor != null
        && faults.strikes(kind, Draw.mix(actor.key, actor.calls()), actor.run, actor + " " + where);
  }

  private <T extends @Nullable Object> Answer<T> faulty(
      Fault fault, Call call, long key, Actor actor, Supplier<T> effect) {
    Draw draw = faults.draw(fault, key);
    draw.bits();
    return switch (fault) {
      case DIES_BEFORE -> throw death(actor);
      case DIES_AFTER -> {
        done(effect);
        throw death(actor);
      }
      case DIES_MEANWHILE -> {
        later(draw.time(10, LATEST), call, actor, effect);
        throw death(actor);
      }
      case ORPHANED -> {
        later(draw.time(8_000, SLOWEST), call, actor, effect);
        stopper.accept(actor.run);
        throw death(actor);
      }
      case REPLY_LOST -> {
        done(effect);
        time.pause(draw.time(100, SLOWEST));
        yield failed(noAnswer(call));
      }
      case SENT_TWICE -> {
        done(effect);
        time.pause(draw.time(10, SLOWEST));
        Answer<T> second = done(effect);
        yield second.failure() instanceof AwsServiceException e
            ? failed(e.toBuilder().numAttempts(2).build())
            : second;
      }
      case ARRIVES_LATE -> {
        later(draw.time(10, LATEST), call, actor, effect);
        yield failed(noAnswer(call));
      }
      case BROKEN_AFTER -> {
        done(effect);
        yield failed(ServiceErrors.broken(call));
      }
      case HANGS -> {
        if (draw.chance(0.5)) {
          done(effect);
        }
        time.pause(Math.max(0, actor.deadline - time.millis()));
        throw death(actor);
      }
      case SLOW -> {
        time.pause(draw.time(500, SLOWEST));
        checkAlive(actor);
        yield done(effect);
      }
      default -> failed(ServiceErrors.of(fault, call));
    };
  }

  private static <T extends @Nullable Object> Answer<T> done(Supplier<T> effect) {
    try {
      return new Answer<>(effect.get(), null);
    } catch (SdkException e) {
      return failed(e);
    }
  }

  // The value of a failed answer is not looked at.
  @SuppressWarnings("NullAway")
  private static <T extends @Nullable Object> Answer<T> failed(SdkException failure) {
    return new Answer<>(null, failure);
  }

  private void later(long delay, Call call, Actor actor, Supplier<?> effect) {
    time.spawn(() -> {
      time.pause(delay);
      trace.note(actor, call.toString(), "arrives late: " + done(effect).words());
    });
  }

  private static SdkException noAnswer(Call call) {
    return SdkClientException.create("Unable to execute HTTP request: " + call + ": timed out");
  }

  private static Death death(Actor actor) {
    actor.die();
    return new Death();
  }

  /** Ends the code of a process that is dead, or whose time is over. */
  private void checkAlive(Actor actor) {
    if (actor.isDead() || time.millis() >= actor.deadline) {
      throw death(actor);
    }
  }
}
