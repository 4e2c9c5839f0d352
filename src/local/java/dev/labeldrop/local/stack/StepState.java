package dev.labeldrop.local.stack;

import org.jspecify.annotations.Nullable;

/**
 * What an execution's state has that is worth showing.
 *
 * @param datasetArn the dataset; null before the run has its turn
 * @param chunks how many chunks there are; null before they are planned
 * @param applied how many are applied to their last line; null for none
 * @param chunk number of the chunk that is sent, from 1; null before the first
 * @param piece whether it is a piece of the chunk
 * @param next what the step before decided
 * @param limitedUntil until when a limit is waited for, ISO-8601; null if none is
 * @param submittedAt when the update was asked for, ISO-8601; null if none was
 */
public record StepState(
    @Nullable String datasetArn,
    @Nullable Integer chunks,
    @Nullable Integer applied,
    @Nullable Integer chunk,
    @Nullable Boolean piece,
    @Nullable String next,
    @Nullable String limitedUntil,
    @Nullable String submittedAt) {

  /** How many chunks there are, 0 before that is known. */
  public int total() {
    return chunks == null ? 0 : chunks;
  }

  /** How many chunks are applied. */
  public int done() {
    return applied == null ? 0 : applied;
  }

  /**
   * A run in a state, in words.
   *
   * @param state the state's name in the state machine
   * @param before what was said of the state before, which goes on in some
   */
  public String words(String state, String before) {
    return switch (state) {
      case "Images", "LookAtBatches", "GatherImages" -> "looking at the images";
      case "Queue" -> "waiting for the dataset's turn";
      case "Prepare" -> goesOn() ? before : "comparing the file with what the dataset holds";
      case "WaitBeforePrepare" ->
          "LISTING".equals(next)
              ? "listing what the dataset holds"
              : "the dataset is busy with another update, waiting for its end";
      case "WaitBeforeSubmit" ->
          limitedUntil == null
              ? "the dataset takes no update now, waiting"
              : "a limit of the service is reached, waiting";
      case "Wait" -> sent() + ": waiting for the service";
      case "Reconcile" -> "asking the dataset what became of the lines";
      case "Report" -> "writing the report";
      default -> before;
    };
  }

  private String sent() {
    String number = (chunk == null ? 1 : chunk) + " of " + total();
    return Boolean.TRUE.equals(piece) ? "a piece of chunk " + number : "chunk " + number;
  }

  /** Whether the state was entered before and goes on with the same. */
  private boolean goesOn() {
    return "BUSY".equals(next) || "LISTING".equals(next);
  }
}
