package dev.labeldrop;

import org.jspecify.annotations.Nullable;

/**
 * What a service says of itself, at a length that an execution's state can carry. No document
 * bounds these texts; a state may have 256 KB (Step Functions Developer Guide, quotas), and a run
 * whose state is larger ends without its notice.
 */
public final class ServiceWords {

  /** In characters: of at most twelve bytes each, as two escapes of JSON, that is 24 KB. */
  private static final int LONGEST = 2_000;

  private ServiceWords() {}

  /** The text, or its beginning and an ellipsis, together 2,000 characters. */
  public static String bounded(String text) {
    return Cut.to(LONGEST, text);
  }

  /** As {@link #bounded}; null for null. */
  public static @Nullable String boundedOrNull(@Nullable String text) {
    return Cut.orNull(LONGEST, text);
  }
}
