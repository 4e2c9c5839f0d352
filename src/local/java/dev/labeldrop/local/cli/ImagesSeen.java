package dev.labeldrop.local.cli;

import dev.labeldrop.Count;
import java.util.Locale;

/**
 * How many images of a file were looked at, and what that took.
 *
 * @param images how many its lines name
 * @param lookedAt how many of them were looked at
 * @param calls requests to S3; 0 of a folder
 * @param seconds how long it took
 */
record ImagesSeen(long images, long lookedAt, long calls, double seconds) {

  /** The same in words. */
  String text() {
    return String.format(
        Locale.ROOT,
        "images: %,d of %,d looked at%s, in %.1f s",
        lookedAt,
        images,
        calls == 0 ? "" : " with " + Count.of(calls, "call"),
        seconds);
  }
}
