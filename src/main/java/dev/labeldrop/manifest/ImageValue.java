package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/** What a {@code source-ref} is that is no string. */
final class ImageValue {

  private static final int TELLING_BYTES = 64;
  private static final Pattern DYNAMODB = Pattern.compile("\\{\\s*\"S\"\\s*:");
  private static final Pattern COLUMN = Pattern.compile("\\{\\s*\"[0-9]+\"\\s*:");

  private ImageValue() {}

  /** The fault of a value that starts at an index. */
  static ImageFault fault(byte[] bytes, int start) {
    String text = new String(bytes, start, Math.min(bytes.length - start, TELLING_BYTES), UTF_8);
    if (text.startsWith("[")) {
      return ImageFault.SEVERAL;
    }
    if (DYNAMODB.matcher(text).lookingAt()) {
      return ImageFault.DYNAMODB;
    }
    return COLUMN.matcher(text).lookingAt() ? ImageFault.COLUMNS : ImageFault.NO_STRING;
  }
}
