package dev.labeldrop.local.stack;

import dev.labeldrop.Waiter;
import dev.labeldrop.drop.Drop;
import dev.labeldrop.drop.RunId;
import dev.labeldrop.run.files.Plan;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the run of a dropped object. Its id has a part of S3's event in it, which only Ingest has
 * seen: of the runs that were not there before the drop, it is the one whose plan names the object.
 */
public final class RunOfDrop {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final Runs runs;
  private final String start;
  private final Waiter waiter;
  private final Set<String> others;

  /** Looks which runs are there already; call it before the drop. */
  public RunOfDrop(Runs runs, String key, Waiter waiter) {
    this.runs = runs;
    this.start = RunId.stem(key) + "-";
    this.waiter = waiter;
    this.others = new HashSet<>(runs.named(start));
  }

  /**
   * Waits until Ingest has taken the object in.
   *
   * @param looked called at each look
   * @throws InterruptedException when the thread is asked to stop
   */
  public String await(DroppedFile dropped, Runnable looked) throws InterruptedException {
    while (true) {
      Optional<String> found = look(dropped);
      if (found.isPresent() && runs.execution(found.get()).isPresent()) {
        return found.get();
      }
      looked.run();
      waiter.waitFor(BETWEEN_LOOKS);
    }
  }

  private Optional<String> look(DroppedFile dropped) {
    for (String run : runs.named(start)) {
      if (!others.contains(run)) {
        Optional<Plan> plan = runs.plan(run);
        if (plan.isPresent() && isOf(plan.get().drop(), dropped)) {
          return Optional.of(run);
        }
        if (plan.isPresent()) {
          others.add(run);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isOf(Drop drop, DroppedFile dropped) {
    return drop.key().equals(dropped.key())
        && ((dropped.versionId() == null || drop.versionId() == null)
            ? drop.etag().equals(dropped.etag())
            : drop.versionId().equals(dropped.versionId()));
  }
}
