package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form of a {@code source-ref}: {@code s3://BUCKET/KEY}, bucket and key not empty (Developer
 * Guide, debugging datasets, terminal errors), and the key no longer than one can be. It is the
 * plain key, not URL-encoded.
 *
 * <p>Beyond that only what no bucket name can be is rejected if it is a known slip: {@code s3:} as
 * the bucket, from a scheme written twice.
 */
final class SourceRef {

  /** The key of a JSON line that has it. */
  static final String KEY = "source-ref";

  /** Longest key in bytes of UTF-8, inclusive. S3 User Guide, naming Amazon S3 objects. */
  private static final int LONGEST_KEY = 1024;

  private static final byte[] SCHEME = "s3://".getBytes(UTF_8);

  /** Bytes that tell a known slip from others. */
  private static final int TELLING_BYTES = 256;

  private static final Pattern UNSEEN = Pattern.compile("^[\\s\\p{Cc}\\p{Cf}\\p{Z}]+");
  private static final Pattern WEB = Pattern.compile("https?://");
  private static final Pattern OTHER_S3 = Pattern.compile("s3[an]://|arn:aws[a-z-]*:s3:::");
  private static final Pattern ACCESS_POINT = Pattern.compile("arn:aws[a-z-]*:s3[a-z-]*:");
  private static final Pattern CONSOLE = Pattern.compile("https?://[^/]*console\\.aws\\.");
  private static final Pattern SLASHES = Pattern.compile("s3(:/?|/{1,2})[^/]");
  private static final Pattern WRAPPED = Pattern.compile("[\"'<(\\[{`]+s3://");
  private static final Pattern OTHER_STORE = Pattern.compile("[a-z][a-z0-9+.-]+://");
  private static final Pattern DISK = Pattern.compile("file:|[a-z]:[/\\\\]|[/\\\\~.]");

  private static final byte[] DOUBLED = "s3:".getBytes(UTF_8);

  private SourceRef() {}

  /**
   * What is wrong with a source-ref's form, or null where nothing is.
   *
   * @param bytes has its text in UTF-8, without escapes
   * @param start index of its first byte
   * @param end index after its last byte
   */
  static KeyRules.@Nullable Suspicion fault(byte[] bytes, int start, int end) {
    int bucket = start + SCHEME.length;
    if (end < bucket || !Arrays.equals(bytes, start, bucket, SCHEME, 0, SCHEME.length)) {
      return scheme(new String(bytes, start, Math.min(end - start, TELLING_BYTES), UTF_8));
    }
    int slash = bucket;
    while (slash < end && bytes[slash] != '/') {
      slash++;
    }
    if (slash == bucket) {
      return fault(
          end - slash > 1 ? ImageFault.SLASHES : ImageFault.INCOMPLETE,
          "has no bucket after s3://");
    }
    if (Arrays.equals(bytes, bucket, slash, DOUBLED, 0, DOUBLED.length)) {
      return fault(ImageFault.DOUBLED, "has s3:// twice, so that its bucket would be 's3:'");
    }
    int key = end - slash - 1;
    if (key > LONGEST_KEY) {
      return fault(
          ImageFault.TOO_LONG,
          "has a key of %d bytes, an S3 key has at most %d".formatted(key, LONGEST_KEY));
    }
    return key <= 0 ? fault(ImageFault.INCOMPLETE, "has no key after its bucket") : null;
  }

  private static KeyRules.Suspicion fault(ImageFault fault, String text) {
    return new KeyRules.Suspicion(fault, text);
  }

  /** Whether a key may have so many bytes. */
  static boolean isKeyLength(int key) {
    return key > 0 && key <= LONGEST_KEY;
  }

  /** Names the slip where it is a known one. */
  private static KeyRules.Suspicion scheme(String text) {
    String folded = text.toLowerCase(Locale.ROOT);
    if (text.isBlank()) {
      return fault(ImageFault.EMPTY, text.isEmpty() ? "is empty" : "is blank");
    }
    if (folded.startsWith("s3://")) {
      return fault(ImageFault.UPPER_CASE, "does not have s3:// in lower case");
    }
    if (UNSEEN.matcher(folded).replaceFirst("").startsWith("s3://")) {
      return fault(ImageFault.SPACE_BEFORE, "has white space or what cannot be seen before s3://");
    }
    if (folded.replaceAll("\\s", "").startsWith("s3://")) {
      return fault(ImageFault.SPACE_INSIDE, "has white space in or before s3://");
    }
    if (CONSOLE.matcher(folded).lookingAt()) {
      return fault(ImageFault.CONSOLE, "is a page of the AWS console, not an S3 URI");
    }
    if (WEB.matcher(folded).lookingAt()) {
      return fault(
          folded.contains(".amazonaws.com") && folded.contains("s3")
              ? ImageFault.S3_URL
              : ImageFault.URL,
          "is a web address, not an S3 URI");
    }
    if (OTHER_S3.matcher(folded).lookingAt()) {
      return fault(ImageFault.OTHER_S3, "does not start with s3://");
    }
    if (DISK.matcher(folded).lookingAt()) {
      return fault(ImageFault.FILE, "is a file of a disk, not an S3 URI");
    }
    return fault(other(folded), "does not start with s3://");
  }

  private static ImageFault other(String folded) {
    if (ACCESS_POINT.matcher(folded).lookingAt()) {
      return ImageFault.ACCESS_POINT;
    }
    if (folded.startsWith("data:")) {
      return ImageFault.DATA;
    }
    if (SLASHES.matcher(folded).lookingAt()) {
      return ImageFault.SLASHES;
    }
    if (WRAPPED.matcher(folded).lookingAt()) {
      return ImageFault.WRAPPED;
    }
    return OTHER_STORE.matcher(folded).lookingAt() ? ImageFault.OTHER_STORE : ImageFault.RELATIVE;
  }
}
