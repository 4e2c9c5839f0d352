package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.manifest.json.JsonToken;
import dev.labeldrop.manifest.json.LineTape;
import java.util.Arrays;

/**
 * Whether a file is one object of the COCO format (cocodataset.org, data format): its arrays {@code
 * images} and {@code annotations} are what no line of a manifest has.
 */
final class CocoKeys {

  private static final byte[] IMAGES = "images".getBytes(UTF_8);
  private static final byte[] ANNOTATIONS = "annotations".getBytes(UTF_8);

  private boolean images;
  private boolean annotations;

  /**
   * Whether a line is such an object. Of the head of a line only the images are asked for: if there
   * are many, the annotations come later.
   */
  static boolean isCoco(EntryScan entry, boolean whole) {
    return entry.valueKind() == JsonToken.FAULT
        && hasArray(entry, IMAGES)
        && (!whole || (entry.complete() && hasArray(entry, ANNOTATIONS)));
  }

  private static boolean hasArray(EntryScan entry, byte[] key) {
    LineTape tape = entry.tape();
    return tape.count() > 0 && tape.kind(tape.member(0, key)) == JsonToken.START_ARRAY;
  }

  /** Takes a line of an object that is spread over lines. */
  void add(byte[] bytes, int start, int end) {
    images |= startsWith(bytes, start, end, IMAGES);
    annotations |= startsWith(bytes, start, end, ANNOTATIONS);
  }

  /** Whether lines with both keys were taken. */
  boolean complete() {
    return images && annotations;
  }

  private static boolean startsWith(byte[] bytes, int start, int end, byte[] key) {
    int quote = start;
    while (quote < end && JsonToken.isWhiteSpace(bytes[quote])) {
      quote++;
    }
    int after = quote + 1 + key.length;
    return after < end
        && bytes[quote] == '"'
        && Arrays.equals(bytes, quote + 1, after, key, 0, key.length)
        && bytes[after] == '"';
  }
}
