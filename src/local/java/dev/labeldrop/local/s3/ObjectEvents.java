package dev.labeldrop.local.s3;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Raises an event for each object that is created. Of one key, the object with the higher sequencer
 * is the newer one: objects of one key are created one after the other. The events themselves can
 * overtake each other, as those of S3 can.
 */
final class ObjectEvents {

  private final InstantSource clock;
  private final Consumer<ObjectEvent> listener;
  private final Map<String, Lock> locks = new ConcurrentHashMap<>();
  private final AtomicLong sequence = new AtomicLong();

  ObjectEvents(InstantSource clock, Consumer<ObjectEvent> listener) {
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * Creates an object and raises its event.
   *
   * @param work creates it; an event is raised only if it returns
   * @param created what there is to tell of it
   */
  <T> T creating(String bucket, String key, Supplier<T> work, Function<T, Created> created) {
    T result;
    ObjectEvent event;
    Lock lock = locks.computeIfAbsent(bucket + "/" + key, k -> new ReentrantLock());
    lock.lock();
    try {
      result = work.get();
      event = event(bucket, key, created.apply(result));
    } finally {
      lock.unlock();
    }
    listener.accept(event);
    return result;
  }

  private ObjectEvent event(String bucket, String key, Created created) {
    return new ObjectEvent(
        created.name(),
        clock.instant(),
        bucket,
        key,
        created.size(),
        created.etag().replace("\"", ""),
        created.versionId(),
        "%016X".formatted(sequence.incrementAndGet()));
  }
}
