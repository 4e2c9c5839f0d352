package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.manifest.json.LineTape;
import java.util.Arrays;

/** Which keys of a line belong together: a label attribute {@code A} and {@code A-metadata}. */
final class LabelKeys {

  /** What the name of a metadata has behind that of its attribute. */
  static final String METADATA = "-metadata";

  private static final byte[] SUFFIX = METADATA.getBytes(UTF_8);
  private static final byte[][] NOT_LABELS = {
    SourceRef.KEY.getBytes(UTF_8),
    "cl-metadata".getBytes(UTF_8),
    "cl-errors".getBytes(UTF_8),
    "errors".getBytes(UTF_8),
    "warnings".getBytes(UTF_8),
  };

  private final LineTape tape;

  /** The keys of the lines of a tape. */
  LabelKeys(LineTape tape) {
    this.tape = tape;
  }

  /** Whether a key is one that no label attribute has. */
  boolean isPassedOver(int key) {
    for (byte[] name : NOT_LABELS) {
      if (tape.equals(key, name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a key has the name of a label attribute's metadata. */
  boolean isMetadata(int key) {
    if (tape.escaped(key)) {
      return tape.text(key).endsWith(METADATA);
    }
    int start = tape.end(key) - SUFFIX.length;
    return start >= tape.start(key)
        && Arrays.equals(tape.bytes(), start, tape.end(key), SUFFIX, 0, SUFFIX.length);
  }

  /**
   * The key of the label attribute that a metadata key belongs to; {@link LineTape#NONE} for none.
   */
  int partner(int metadataKey) {
    for (int key = 1; key < tape.count(); key = tape.next(key + 1)) {
      if (key != metadataKey && isPartner(key, metadataKey)) {
        return tape.equals(key, NOT_LABELS[0]) ? LineTape.NONE : key;
      }
    }
    return LineTape.NONE;
  }

  private boolean isPartner(int key, int metadataKey) {
    if (tape.escaped(key) || tape.escaped(metadataKey)) {
      return tape.text(metadataKey).equals(tape.text(key) + METADATA);
    }
    int length = tape.end(metadataKey) - SUFFIX.length - tape.start(metadataKey);
    return tape.end(key) - tape.start(key) == length
        && Arrays.equals(
            tape.bytes(),
            tape.start(key),
            tape.end(key),
            tape.bytes(),
            tape.start(metadataKey),
            tape.start(metadataKey) + length);
  }
}
