package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.Code;
import dev.labeldrop.manifest.json.Excerpt;
import dev.labeldrop.manifest.json.LineTape;
import dev.labeldrop.manifest.json.Swar;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The buckets of a manifest's images: all must be in one (Developer Guide,
 * md-create-manifest-file). Two are kept, however many there are.
 */
final class ImageBuckets {

  private static final int SCHEME = "s3://".length();

  /** Lengths of a bucket name, inclusive. API model, {@code S3Bucket}. */
  private static final int SHORTEST = 3;

  private static final int LONGEST = 255;

  private static final Pattern HOST =
      Pattern.compile("s3[a-z0-9.-]*\\.amazonaws\\.com.*|.*\\.s3[a-z0-9.-]*\\.amazonaws\\.com.*");
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(your|my|the)?[-_]?(s3)?[-_]?bucket([-_]?name)?|your[-_].*bucket.*|example[-_]?bucket"
              + "|(amzn-s3-demo|doc-example)-bucket.*|none|null|undefined",
          Pattern.CASE_INSENSITIVE);

  private byte[] last = {};

  /** The last bucket as source-refs start with it, {@code s3://BUCKET/}, and room behind that. */
  private byte[] lastPrefix = {};

  private int lastLength;

  private boolean lastIsFirst;
  private long firstLine;
  private byte[] first = {};
  private long otherLine;
  private @Nullable String other;

  /**
   * Whether a string is the source-ref of an image in the last bucket, with a key.
   *
   * @param start index of its first byte
   * @param end index after its last byte; at least eight more can be read
   */
  boolean isLast(byte[] bytes, int start, int end) {
    return lastLength > 0
        && start + lastLength < end
        && Swar.equal(bytes, start, lastPrefix, 0, lastLength);
  }

  /** How many bytes a source-ref of the last bucket has before its key. */
  int lastLength() {
    return lastLength;
  }

  /** Goes on to the bucket of a source-ref of the right form; why it is no name, or null. */
  @Nullable String next(byte[] bytes, int start, int end) {
    int slash = start + SCHEME;
    while (slash < end && bytes[slash] != '/') {
      slash++;
    }
    last = Arrays.copyOfRange(bytes, start + SCHEME, slash);
    lastLength = slash + 1 - start;
    lastPrefix = LineTape.padded(bytes, start, slash + 1);
    lastIsFirst = firstLine != 0 && Arrays.equals(first, last);
    return fault();
  }

  /** Keeps that the last bucket is that of a line that can be sent. */
  void put(long line) {
    if (firstLine == 0) {
      firstLine = line;
      first = last;
      lastIsFirst = true;
    } else if (!lastIsFirst && otherLine == 0) {
      otherLine = line;
      other = new String(last, UTF_8);
    }
  }

  private @Nullable String fault() {
    if (last.length < SHORTEST || last.length > LONGEST) {
      return "has %d characters, a bucket name %d to %d"
          .formatted(new String(last, UTF_8).length(), SHORTEST, LONGEST);
    }
    String name = new String(last, UTF_8);
    if (HOST.matcher(name).matches()) {
      return "is the name of a server of S3, not of a bucket";
    }
    if (PLACEHOLDER.matcher(name).matches()) {
      return "seems to be a placeholder";
    }
    for (byte character : last) {
      boolean allowed =
          (character >= 'a' && character <= 'z')
              || (character >= 'A' && character <= 'Z')
              || (character >= '0' && character <= '9')
              || character == '.'
              || character == '-'
              || character == '_';
      if (!allowed) {
        return "has characters that no bucket name has";
      }
    }
    return null;
  }

  /** The last bucket. */
  String name() {
    return new String(last, UTF_8);
  }

  /** Reports a second bucket; whether there is one. */
  boolean check(Problems problems) {
    if (other == null) {
      return false;
    }
    problems.add(
        Code.ERROR_IMAGES_IN_MULTIPLE_S3_BUCKETS,
        "The image of line %d is in bucket %s, that of line %d in bucket %s."
            .formatted(
                firstLine, Excerpt.of(new String(first, UTF_8)), otherLine, Excerpt.of(other)));
    return true;
  }
}
