package dev.labeldrop.image;

import dev.labeldrop.Cut;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.Waiter;
import dev.labeldrop.manifest.LineImage;
import dev.labeldrop.manifest.PictureFault;
import dev.labeldrop.manifest.Problem;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at images, each as often as it takes. Where S3 asks for fewer requests (SlowDown), or does
 * not answer, it waits: before the n-th further try a random part of 100 ms × 2^n, at most 20 s. So
 * those that were turned away together come back at different times.
 */
public final class ImageLook {

  /** Tries of one image: with the waits between them half a minute at most. */
  static final int TRIES = 8;

  private static final int LONGEST_NAME = 200;
  private static final Duration FIRST_WAIT = Duration.ofMillis(200);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final ImageSource source;
  private final Waiter waiter;
  private final DoubleSupplier random;
  private final boolean reads;

  /**
   * What came of one image.
   *
   * @param size its bytes; 0 if it was not found
   * @param etag stands for its bytes; empty if it is not known
   * @param refusal why it was not looked at; null if it was
   * @param words the refusal in the words of the one who refused; else empty
   * @param problems what is wrong
   * @param read what its bytes said, if they were read and it is a PNG or JPEG; else null
   */
  record Result(
      long size,
      String etag,
      @Nullable Refusal refusal,
      String words,
      List<Problem> problems,
      @Nullable KnownImage read) {

    /** Keeps its own copy of the list. */
    Result {
      problems = List.copyOf(problems);
    }

    /** Whether another try can have another result. */
    boolean passing() {
      return refusal != null && refusal.passing();
    }

    private boolean isAgain(int tries, Answers answers) {
      return refusal == Refusal.NO_ANSWER
          ? answers.expected() && tries < answers.tries()
          : passing() && tries < TRIES;
    }
  }

  /**
   * Looks at what a source has.
   *
   * @param random a number from 0 to below 1, for the waits
   */
  public ImageLook(ImageSource source, Waiter waiter, DoubleSupplier random) {
    this(source, waiter, random, true);
  }

  private ImageLook(ImageSource source, Waiter waiter, DoubleSupplier random, boolean reads) {
    this.source = source;
    this.waiter = waiter;
    this.random = random;
    this.reads = reads;
  }

  /** The same that wants to know only what stands for the bytes of an image, and reads none. */
  public ImageLook atContent() {
    return new ImageLook(source, waiter, random, false);
  }

  /**
   * Looks at the image of a line.
   *
   * @param answers learns whether there is an answer, and says whether one is to be expected
   * @param known what it was when it was last read: if it still is, it is not read again; null if
   *     that is not known
   */
  Result at(LineImage line, ImageAddress image, @Nullable KnownImage known, Answers answers) {
    Result result = once(line, image, known);
    answers.of(result);
    for (int tries = 1; result.isAgain(tries, answers) && waited(tries); tries++) {
      result = once(line, image, known);
      answers.of(result);
    }
    if (result.refusal() == Refusal.NO_ANSWER) {
      answers.gaveUp();
    }
    return result;
  }

  private Result once(LineImage line, ImageAddress image, @Nullable KnownImage known) {
    return switch (source.look(image, known == null ? null : known.etag())) {
      case ImageAnswer.Found found -> read(line, image, found);
      case ImageAnswer.Refused(Refusal refusal, String words) -> refused(line, refusal, words);
      case ImageAnswer.Unchanged _ -> unchanged(line, image, known);
    };
  }

  private static Result unchanged(LineImage line, ImageAddress image, @Nullable KnownImage known) {
    if (known == null) {
      throw new IllegalStateException(image + " is unchanged, but was never looked at");
    }
    List<Problem> problems = ImageRules.check(line, known.size(), known.image());
    return new Result(known.size(), known.etag(), null, "", problems, null);
  }

  private Result read(LineImage line, ImageAddress image, ImageAnswer.Found found) {
    if (!reads) {
      return new Result(found.size(), found.etag(), null, "", List.of(), null);
    }
    try {
      Seen seen =
          found.size() > ImageLimits.LARGEST_BYTES
              ? ImageReader.readFirst(found.size(), found.first())
              : ImageReader.read(
                  (from, length) -> source.read(image, found, from, length),
                  found.size(),
                  found.first());
      List<Problem> problems = ImageRules.check(line, found.size(), seen);
      KnownImage known =
          seen instanceof Seen.Image header
              ? new KnownImage(found.etag(), found.size(), header)
              : null;
      return new Result(found.size(), found.etag(), null, "", problems, known);
    } catch (RetryableException e) {
      return refused(line, Refusal.BUSY, String.valueOf(e.getMessage()));
    } catch (PermanentException e) {
      return refused(line, Refusal.REFUSED, e.text());
    }
  }

  private static Result refused(LineImage line, Refusal refusal, String words) {
    PictureFault fault =
        switch (refusal) {
          case NOT_FOUND -> PictureFault.NOT_FOUND;
          case DENIED -> PictureFault.DENIED;
          case KMS -> PictureFault.KMS;
          case ARCHIVED -> PictureFault.ARCHIVED;
          case REFUSED -> PictureFault.REFUSED;
          case BUSY, NO_ANSWER -> PictureFault.NOT_CHECKED;
          case NO_BUCKET, OTHER_REGION, BUCKET_DENIED, CREDENTIALS -> null;
        };
    List<Problem> problems =
        fault == null
            ? List.of()
            : List.of(
                line.problem(
                    fault, "The image %s cannot be read: %s.".formatted(name(line), words)));
    return new Result(0, "", refusal, words, problems, null);
  }

  /** Its address, so short that what is said behind it is seen. */
  private static String name(LineImage line) {
    return Cut.to(LONGEST_NAME, line.sourceRef());
  }

  private boolean waited(int tries) {
    Duration most = FIRST_WAIT.multipliedBy(1L << (tries - 1));
    Duration longest = most.compareTo(LONGEST_WAIT) < 0 ? most : LONGEST_WAIT;
    try {
      waiter.waitFor(Duration.ofMillis((long) (longest.toMillis() * random.getAsDouble())));
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
