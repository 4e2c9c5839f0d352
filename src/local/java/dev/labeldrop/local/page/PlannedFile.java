package dev.labeldrop.local.page;

import dev.labeldrop.local.plan.DatasetPlan;
import dev.labeldrop.manifest.Chunk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A manifest that was to be planned and not sent. */
public sealed interface PlannedFile {

  /** What to call it, such as its path. */
  String name();

  /**
   * Lines of it would be sent.
   *
   * @param lines how many
   * @param rejected how many lines are rejected
   * @param chunks the updates, in order
   * @param plan what it would change in a dataset; null if it was compared with none
   */
  record Sent(
      String name, long lines, long rejected, List<Chunk> chunks, @Nullable DatasetPlan plan)
      implements PlannedFile {

    /** Keeps its own copy of the list. */
    public Sent {
      chunks = List.copyOf(chunks);
    }
  }

  /**
   * Nothing of it would be sent.
   *
   * @param reason why, as a clause
   */
  record Rejected(String name, String reason) implements PlannedFile {}

  /**
   * It could not be read, or not to its end.
   *
   * @param reason why, as a sentence after the file's name
   */
  record Unread(String name, String reason) implements PlannedFile {}
}
