package dev.labeldrop.image;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Images in memory, all of one bucket, that can refuse to be read. */
public final class FakeImages implements ImageSource {

  private final Map<String, byte[]> images = new ConcurrentHashMap<>();
  private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();
  private final Map<String, Integer> busy = new HashMap<>();
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicInteger unchanged = new AtomicInteger();
  private @Nullable Refusal all;
  private int silentFrom = Integer.MAX_VALUE;

  /** Puts an image. */
  public FakeImages put(String key, byte[] image) {
    images.put(key, image);
    return this;
  }

  /** An image cannot be looked at. */
  public FakeImages refuse(String key, Refusal refusal) {
    refusals.put(key, refusal);
    return this;
  }

  /** No image can be looked at. */
  public FakeImages refuseAll(Refusal refusal) {
    all = refusal;
    return this;
  }

  /** The next looks at an image are answered with SlowDown. */
  public FakeImages busy(String key, int times) {
    busy.put(key, times);
    return this;
  }

  /** The number of looks after which nothing answers. */
  public FakeImages silentFrom(int look) {
    silentFrom = look;
    return this;
  }

  /** How often somebody looked. */
  public int looks() {
    return looks.get();
  }

  /** How often the answer was that an image is as it was. */
  public int unchanged() {
    return unchanged.get();
  }

  @Override
  public ImageAnswer look(ImageAddress image, @Nullable String knownEtag) {
    if (looks.incrementAndGet() > silentFrom) {
      return new ImageAnswer.Refused(Refusal.NO_ANSWER, "ConnectException: Connection refused");
    }
    Refusal refusal = all == null ? refusals.get(image.key()) : all;
    if (refusal != null) {
      return new ImageAnswer.Refused(refusal, "S3 said " + refusal);
    }
    synchronized (busy) {
      if (busy.merge(image.key(), -1, Integer::sum) >= 0) {
        return new ImageAnswer.Refused(Refusal.BUSY, "SlowDown: Reduce your request rate");
      }
    }
    byte[] found = images.get(image.key());
    if (found == null) {
      return new ImageAnswer.Refused(Refusal.NOT_FOUND, "S3 said NoSuchKey");
    }
    String etag = "\"%032x\"".formatted(Integer.toUnsignedLong(Arrays.hashCode(found)));
    if (etag.equals(knownEtag)) {
      unchanged.incrementAndGet();
      return new ImageAnswer.Unchanged();
    }
    byte[] first = Arrays.copyOf(found, Math.min(found.length, ImageReader.FIRST_BYTES));
    return new ImageAnswer.Found(found.length, etag, first);
  }

  @Override
  public byte[] read(ImageAddress image, ImageAnswer.Found found, long from, int length) {
    if (image.key().startsWith("changes")) {
      throw new PermanentException(Code.ERROR_OBJECT_CHANGED, "It has changed.");
    }
    byte[] all = Objects.requireNonNull(images.get(image.key()));
    int start = (int) Math.min(from, all.length);
    return Arrays.copyOfRange(all, start, Math.min(all.length, start + length));
  }
}
