package dev.labeldrop.run.files;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.drop.Drop;
import dev.labeldrop.manifest.LineCounts;
import dev.labeldrop.run.ledger.DropOrder;
import org.jspecify.annotations.Nullable;

/**
 * What Ingest decided about a drop: {@code plan.json} in the run's folder. It is written once and
 * never changed; of two Ingests of one event, the first writer's holds.
 *
 * @param run the run's id
 * @param drop the dropped object, pinned
 * @param order the drop's place among all drops, as {@link DropOrder#text}
 * @param project the project that the key names; null if the key names none
 * @param type {@code TRAIN} or {@code TEST}; null if the key names no project
 * @param datasetArn the stack's default dataset, for a key that names no project; else null
 * @param startedAt when the drop was read, ISO-8601 in UTC
 * @param onFailedUpdate whether failing lines are searched for, as the stack's parameters said
 *     then: a search that is under way must not change its rules
 * @param documents folder of the documents of the Ingest that wrote this, within the run's folder
 * @param lines how many lines it has
 * @param refusal why nothing of it is sent; null if its valid lines are to be sent
 */
public record Plan(
    String run,
    Drop drop,
    String order,
    @Nullable String project,
    @Nullable String type,
    @Nullable String datasetArn,
    String startedAt,
    Isolation onFailedUpdate,
    String documents,
    LineCounts lines,
    @Nullable Refusal refusal) {

  /**
   * Why nothing of a drop is sent.
   *
   * @param byValidation whether the lines or the key are the reason, so that no service was asked;
   *     the problems say more
   * @param code what kind of reason
   * @param message names the thing and says what to do
   */
  public record Refusal(boolean byValidation, Code code, String message) {}

  /**
   * The drop's place among all drops.
   *
   * @throws PermanentException with code ERROR_INVALID_INPUT if the plan has none
   */
  public DropOrder dropOrder() {
    return DropOrder.parse(order)
        .orElseThrow(() ->
            new PermanentException(
                Code.ERROR_INVALID_INPUT,
                "The plan.json of run %s has '%s' as the order of the drop, which is none. Drop the file again."
                    .formatted(run, order)));
  }

  /** How many lines are to be sent, before anybody looked at what the dataset holds. */
  public long sendable() {
    return refusal == null ? lines.valid() : 0;
  }
}
