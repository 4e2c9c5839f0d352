package dev.labeldrop.local.convert;

import java.util.regex.Pattern;

/**
 * Where the images are in S3.
 *
 * @param bucket its name
 * @param prefix what comes before the images' names; empty or ending in a slash
 */
public record ImagePlace(String bucket, String prefix) {

  private static final Pattern ABSOLUTE = Pattern.compile("(/|[A-Za-z]:/|file:/).*");

  /** The place of a bucket and a prefix, with or without a slash at its ends. */
  public static ImagePlace of(String bucket, String prefix) {
    String plain = prefix.replaceFirst("^/+", "");
    return new ImagePlace(bucket, plain.isEmpty() || plain.endsWith("/") ? plain : plain + "/");
  }

  /**
   * The {@code source-ref} of an image: an S3 URI stays what it is; of a path from the root of a
   * machine's disk only the name is taken.
   */
  String sourceRef(String name) {
    if (name.startsWith("s3://")) {
      return name;
    }
    String path = name.replace('\\', '/');
    String relative =
        ABSOLUTE.matcher(path).matches() ? path.substring(path.lastIndexOf('/') + 1) : path;
    return "s3://" + bucket + "/" + prefix + relative.replaceFirst("^(\\./)+", "");
  }
}
