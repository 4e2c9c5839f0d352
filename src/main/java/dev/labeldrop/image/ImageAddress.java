package dev.labeldrop.image;

/**
 * Where an image is.
 *
 * @param bucket its bucket
 * @param key its key, plain
 */
public record ImageAddress(String bucket, String key) {

  private static final String SCHEME = "s3://";

  /** The place that a {@code source-ref} of the form {@code s3://BUCKET/KEY} names. */
  public static ImageAddress of(String sourceRef) {
    int slash = sourceRef.indexOf('/', SCHEME.length());
    if (!sourceRef.startsWith(SCHEME) || slash < 0) {
      throw new IllegalArgumentException("'" + sourceRef + "' is not s3://BUCKET/KEY");
    }
    return new ImageAddress(
        sourceRef.substring(SCHEME.length(), slash), sourceRef.substring(slash + 1));
  }

  @Override
  public String toString() {
    return SCHEME + bucket + "/" + key;
  }
}
