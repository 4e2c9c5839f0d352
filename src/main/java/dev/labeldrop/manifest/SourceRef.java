package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The form of a {@code source-ref}: {@code s3://BUCKET/KEY}, bucket and key not empty (Developer
 * Guide, debugging datasets, terminal errors), and the key no longer than one can be. It is the
 * plain key, not URL-encoded.
 *
 * <p>Beyond that only what no bucket name can be is refused where it is a known slip: {@code s3:}
 * as the bucket, from a scheme written twice.
 */
final class SourceRef {

  /** The key of a JSON line that has it. */
  static final String KEY = "source-ref";

  /** Longest key in bytes of UTF-8, inclusive. S3 User Guide, naming Amazon S3 objects. */
  private static final int LONGEST_KEY = 1024;

  private static final byte[] SCHEME = "s3://".getBytes(UTF_8);

  /** Bytes that tell a known slip from others. */
  private static final int TELLING_BYTES = 256;

  private static final byte[] DOUBLED = "s3:".getBytes(UTF_8);

  private SourceRef() {}

  /**
   * What is wrong with a source-ref's form, or null where nothing is.
   *
   * @param bytes has its text in UTF-8, without escapes
   * @param start index of its first byte
   * @param end index after its last byte
   */
  static @Nullable String fault(byte[] bytes, int start, int end) {
    int bucket = start + SCHEME.length;
    if (end < bucket || !Arrays.equals(bytes, start, bucket, SCHEME, 0, SCHEME.length)) {
      return schemeFault(new String(bytes, start, Math.min(end - start, TELLING_BYTES), UTF_8));
    }
    int slash = bucket;
    while (slash < end && bytes[slash] != '/') {
      slash++;
    }
    if (slash == bucket) {
      return "has no bucket after s3://";
    }
    if (Arrays.equals(bytes, bucket, slash, DOUBLED, 0, DOUBLED.length)) {
      return "has s3:// twice, so that its bucket would be 's3:'";
    }
    int key = end - slash - 1;
    if (key > LONGEST_KEY) {
      return "has a key of %d bytes, an S3 key has at most %d".formatted(key, LONGEST_KEY);
    }
    return key <= 0 ? "has no key after its bucket" : null;
  }

  /** Names the slip where it is a known one. */
  private static String schemeFault(String text) {
    String folded = text.toLowerCase(Locale.ROOT);
    if (text.isEmpty()) {
      return "is empty";
    }
    if (folded.startsWith("s3://")) {
      return "does not have s3:// in lower case";
    }
    if (folded.replaceAll("\\s", "").startsWith("s3://")) {
      return "has white space in or before s3://";
    }
    if (folded.startsWith("https://") || folded.startsWith("http://")) {
      return "is a web address, not an S3 URI";
    }
    return "does not start with s3://";
  }
}
