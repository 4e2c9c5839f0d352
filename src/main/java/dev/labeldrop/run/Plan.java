package dev.labeldrop.run;

import dev.labeldrop.Code;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.drop.Drop;
import dev.labeldrop.manifest.Chunk;
import dev.labeldrop.manifest.LineCounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Ingest decided about a drop: {@code plan.json} in the run's folder. It is written once and
 * never changed, so a repeated event and a redriven execution find what the first one decided.
 *
 * @param run the run's id
 * @param drop the dropped object, pinned
 * @param datasetArn where it goes; null where no dataset was found
 * @param startedAt when the drop was read, ISO-8601 in UTC
 * @param onFailedUpdate whether failing lines are searched for, as the stack's parameters said
 *     then: a search that is under way must not change its rules
 * @param lines how many lines it has
 * @param rejectedBytes how much of {@code rejected.jsonl} Ingest wrote, in bytes
 * @param reasonsBytes how much of {@code rejected.reasons.jsonl} Ingest wrote, in bytes
 * @param refusal why nothing of it is sent; null where the chunks are sent
 * @param chunks the updates, in order; none where the file is refused
 */
record Plan(
    String run,
    Drop drop,
    @Nullable String datasetArn,
    String startedAt,
    Isolation onFailedUpdate,
    LineCounts lines,
    long rejectedBytes,
    long reasonsBytes,
    @Nullable Refusal refusal,
    List<Chunk> chunks) {

  Plan {
    chunks = List.copyOf(chunks);
  }

  /**
   * Why nothing of a drop is sent.
   *
   * @param byValidation whether the lines themselves are the reason; the problems say which
   * @param code what kind of reason
   * @param message names the thing and says what to do
   */
  record Refusal(boolean byValidation, Code code, String message) {}

  /**
   * Where the chunks go.
   *
   * @throws dev.labeldrop.PermanentException with code ERROR_INVALID_INPUT where no dataset was
   *     found
   */
  DatasetArn dataset() {
    return new DatasetArn(Input.required(datasetArn, "datasetArn"));
  }

  /** Whether a piece is a whole chunk. */
  boolean isWhole(Piece piece) {
    return chunks.get(piece.chunk() - 1).lines() == piece.lines();
  }
}
