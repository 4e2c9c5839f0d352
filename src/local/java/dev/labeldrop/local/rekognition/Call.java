package dev.labeldrop.local.rekognition;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call that the service was given, and what became of it.
 *
 * @param at when, by the service's clock
 * @param operation what was asked for
 * @param outcome {@link #OK}, {@link #REPLY_LOST}, or the name of the error that was answered
 * @param datasetArn which dataset it was about; null where the request named none
 * @param bytes size of an update's changes, in bytes, before base64; 0 for other operations
 * @param lines how many lines an update's changes have, blank ones counted; 0 for other operations
 */
public record Call(
    Instant at,
    Operation operation,
    String outcome,
    @Nullable String datasetArn,
    int bytes,
    int lines) {

  /** The outcome of a call that did what it should and was answered. */
  public static final String OK = "OK";

  /** The outcome of a call that did what it should, and whose client never heard of it. */
  public static final String REPLY_LOST = "REPLY_LOST";

  /** Operation and outcome, as in {@code DescribeDataset OK}: handy to compare lists of calls. */
  @Override
  public String toString() {
    return operation.wireName() + " " + outcome;
  }
}
