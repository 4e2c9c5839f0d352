package dev.labeldrop.image;

import dev.labeldrop.manifest.PictureFault;
import dev.labeldrop.manifest.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which buckets can be read at all. One that is not there, or elsewhere, is closed at its first
 * answer; one whose first 25 images were all denied, at the 25th: S3 does not say whether an object
 * or all of them may not be read. Used from many threads at once.
 */
final class BucketDoors {

  /** Denied images, with no other answer before, that speak for the whole bucket. */
  static final int DENIALS = 25;

  private final Map<String, Problem> closed = new TreeMap<>();
  private final Map<String, Integer> denials = new TreeMap<>();
  private final Set<String> readable = new HashSet<>();

  /** Whether it is worth asking a bucket. */
  synchronized boolean open(String bucket) {
    return !closed.containsKey(bucket);
  }

  /** Learns from an image's result. */
  synchronized void result(String bucket, ImageLook.Result result) {
    Refusal refusal = result.refusal();
    if (refusal == null || refusal == Refusal.NOT_FOUND) {
      readable.add(bucket);
    } else if (refusal.wholeBucket()) {
      close(bucket, refusal, result.words());
    } else if (refusal == Refusal.DENIED
        && !readable.contains(bucket)
        && denials.merge(bucket, 1, Integer::sum) >= DENIALS) {
      close(bucket, Refusal.BUCKET_DENIED, result.words());
    }
  }

  private void close(String bucket, Refusal refusal, String words) {
    PictureFault fault =
        switch (refusal) {
          case NO_BUCKET -> PictureFault.NO_BUCKET;
          case OTHER_REGION -> PictureFault.OTHER_REGION;
          case CREDENTIALS -> PictureFault.CREDENTIALS;
          default -> PictureFault.BUCKET_DENIED;
        };
    closed.putIfAbsent(
        bucket,
        Problem.ofFile(
            fault,
            "The bucket %s cannot be read, so its images were not looked at: %s."
                .formatted(bucket, words)));
  }

  /** One problem for each bucket that cannot be read. */
  synchronized List<Problem> problems() {
    return List.copyOf(closed.values());
  }
}
