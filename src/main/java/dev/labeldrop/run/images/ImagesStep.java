package dev.labeldrop.run.images;

import dev.labeldrop.Severity;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.image.ImageLook;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.LookedImages;
import dev.labeldrop.run.files.Plan;
import dev.labeldrop.run.files.RunFiles;
import dev.labeldrop.run.ledger.LineIndex;
import dev.labeldrop.run.state.ExecutionEvents;
import dev.labeldrop.run.state.Settings;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Looks at the images of a drop before it queues, so that nothing waits for it. A file of few lines
 * is done in one call. Of one with more, the first call says how many batches there are; each batch
 * is a call of its own, and the last call puts them together.
 *
 * <p>A call that was tried before finds {@code images.json} and says the same again; a batch that
 * is looked at twice is written twice.
 */
public final class ImagesStep {

  /** Lines that are looked at in one call: less than a minute. */
  static final int INLINE = 2 * Batches.SIZE;

  private final ObjectStore store;
  private final Batches batches;
  private final CheckImages mode;
  private final Settings settings;
  private final RandomGenerator random;

  /**
   * A step.
   *
   * @param clock says on which day an image was read
   * @param random names the folders of attempts; a snapshot must not repeat it
   */
  public ImagesStep(
      ObjectStore store,
      ImageLook look,
      CheckImages mode,
      Settings settings,
      Clock clock,
      RandomGenerator random) {
    this.store = store;
    this.batches = new Batches(store, look, clock);
    this.mode = mode;
    this.settings = settings;
    this.random = random;
  }

  /**
   * Does what is asked.
   *
   * @param warn told if what is known of images cannot be read or kept
   */
  public ImagesAnswer look(ImagesInput input, Consumer<String> warn) {
    RunFiles files = RunFiles.of(store, input.bucket(), input.run());
    Optional<LookedImages> before = LookedImages.of(files);
    if (before.isPresent()) {
      return done(before.get(), input);
    }
    Plan plan = files.plan();
    LineIndex lines = files.in(plan.documents()).index(plan.lines().valid());
    String documents = input.imageDocuments();
    if (documents == null) {
      return start(files, plan, lines, input, warn);
    }
    Integer batch = input.batch();
    return batch == null
        ? done(gather(files, plan, lines, documents, warn), input)
        : batch(files.in(documents), plan, lines, batch);
  }

  private ImagesAnswer start(
      RunFiles files, Plan plan, LineIndex lines, ImagesInput input, Consumer<String> warn) {
    String documents = "images-%016x".formatted(random.nextLong());
    KnownImages known = ImageCache.of(store, plan).known(lines, warn);
    if (lines.size() > INLINE) {
      known.write(files.in(documents));
      int count = Batches.count(lines.size());
      return new ImagesAnswer.Batches(documents, count, used(input));
    }
    Gathered gathered = new Gathered(mode, lines);
    gathered.add(batches.lines(plan, lines, 0, known));
    return done(leave(gathered, files, plan, documents, warn), input);
  }

  private ImagesAnswer batch(RunFiles folder, Plan plan, LineIndex lines, int number) {
    BatchDocument found = batches.batch(plan, lines, number, folder);
    folder.write(name(number), found);
    int bad =
        (int)
            found.problems().stream()
                .filter(each -> each.severity() == Severity.ERROR)
                .map(BatchDocument.Found::line)
                .distinct()
                .count();
    return new ImagesAnswer.Batch(found.lookedAt(), bad);
  }

  private LookedImages gather(
      RunFiles files, Plan plan, LineIndex lines, String documents, Consumer<String> warn) {
    RunFiles folder = files.in(documents);
    Gathered gathered = new Gathered(mode, lines);
    long missing = 0;
    int count = Batches.count(lines.size());
    for (int number = 0; number < count; number++) {
      Optional<BatchDocument> batch = folder.read(name(number), BatchDocument.class);
      if (batch.isPresent()) {
        gathered.add(batch.get());
      } else {
        missing += Math.min(Batches.SIZE, lines.size() - (long) number * Batches.SIZE);
      }
    }
    if (missing > 0) {
      gathered.missing(missing);
    }
    return leave(gathered, files, plan, documents, warn);
  }

  private LookedImages leave(
      Gathered gathered, RunFiles files, Plan plan, String documents, Consumer<String> warn) {
    boolean rejectsFile = settings.onInvalidLine() == Settings.OnInvalidLine.REJECT;
    LookedImages looked =
        gathered.leave(files.in(documents), documents, rejectsFile, settings.limits().problems());
    LookedImages first = files.first(File.IMAGES, looked, LookedImages.class);
    ImageCache.of(store, plan).keep(gathered.read(), warn);
    return first;
  }

  private static String name(int batch) {
    return "batch-%06d.json".formatted(batch);
  }

  private static ImagesAnswer done(LookedImages looked, ImagesInput input) {
    return new ImagesAnswer.Done(
        looked.images(), looked.lookedAt(), looked.bad(), looked.rejected(), used(input));
  }

  private static int used(ImagesInput input) {
    return ExecutionEvents.used(input.events(), input.retries());
  }
}
