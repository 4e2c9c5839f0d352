package dev.labeldrop.image;

import dev.labeldrop.manifest.LineImage;
import dev.labeldrop.manifest.PictureFault;
import dev.labeldrop.manifest.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the images of many lines, several at once, and gives what is wrong in the order of the
 * lines. An image that is slow or broken holds up no other. A bucket that cannot be read at all is
 * a problem of the whole file, told once; then the lines that are left are not asked for. So is S3
 * if it does not answer.
 */
public final class ImageSurvey implements AutoCloseable {

  private final ImageLook look;
  private final Semaphore room;
  private final Runnable progress;
  private final BucketDoors doors = new BucketDoors();
  private final Answers answers = new Answers();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> unanswered = new ArrayList<>();
  private final List<ImageContent> contents = new ArrayList<>();
  private final List<ReadImage> read = new ArrayList<>();
  private final AtomicLong looked = new AtomicLong();
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("image-", 0).factory());

  /**
   * A survey of one file.
   *
   * @param atOnce how many images are looked at at the same time
   * @param progress called after each image, by any thread
   */
  public ImageSurvey(ImageLook look, int atOnce, Runnable progress) {
    this.look = look;
    this.room = new Semaphore(atOnce);
    this.progress = progress;
  }

  /**
   * Takes the next line, of whose image nothing is known; as {@link #add(LineImage, KnownImage)}.
   */
  public void add(LineImage line) throws InterruptedException {
    add(line, null);
  }

  /**
   * Takes the next line; waits while as many as allowed are being looked at.
   *
   * @param known what its image was when it was last read; null if that is not known
   * @throws InterruptedException when the thread is asked to stop
   */
  public void add(LineImage line, @Nullable KnownImage known) throws InterruptedException {
    ImageAddress image = ImageAddress.of(line.sourceRef());
    room.acquire();
    threads.execute(() -> {
      try {
        if (doors.open(image.bucket()) && answers.expected()) {
          take(line, image, look.at(line, image, known, answers));
        }
      } catch (RuntimeException e) {
        failure.compareAndSet(null, e);
      } finally {
        room.release();
        progress.run();
      }
    });
  }

  private void take(LineImage line, ImageAddress image, ImageLook.Result result) {
    looked.addAndGet(result.passing() ? 0 : 1);
    doors.result(image.bucket(), result);
    synchronized (problems) {
      (result.refusal() == Refusal.NO_ANSWER ? unanswered : problems).addAll(result.problems());
      if (result.size() > 0) {
        contents.add(
            new ImageContent(line.number(), line.sourceRef(), result.etag(), result.size()));
      }
      if (result.read() != null) {
        read.add(new ReadImage(line.sourceRef(), result.read()));
      }
    }
  }

  /**
   * Waits for those that are being looked at, and gives what was found.
   *
   * @throws RuntimeException if one could not be looked at for a reason that was not foreseen
   */
  public ImageFindings end() {
    threads.close();
    RuntimeException failed = failure.get();
    if (failed != null) {
      throw failed;
    }
    List<Problem> all = new ArrayList<>(doors.problems());
    boolean closed = !all.isEmpty();
    problems.stream().filter(each -> !closed || !PictureFault.DENIED.isOf(each)).forEach(all::add);
    Optional<Problem> silence = answers.silence();
    all.addAll(silence.map(List::of).orElse(unanswered));
    return new ImageFindings(looked.get(), all, contents, read, silence.isPresent());
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
