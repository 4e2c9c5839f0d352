package dev.labeldrop.local.convert;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the images are in S3.
 *
 * @param bucket its name
 * @param prefix what comes before the images' names; empty or ending in a slash
 */
public record ImagePlace(String bucket, String prefix) {

  private static final Pattern ABSOLUTE = Pattern.compile("(/|[A-Za-z]:/|file:/).*");

  /** The path of a URL, without what it asks for. */
  private static final Pattern URL = Pattern.compile("(?i)https?://[^/]+/([^?#]+)([?#].*)?");

  /** The path in another store, as that of Google: {@code gs://BUCKET/PATH}. */
  private static final Pattern STORE =
      Pattern.compile("(?i)(?:gs|gcs|abfss?|wasbs?|oss|azureml)://[^/]*/(.+)");

  /** The place of a bucket and a prefix, with or without a slash at its ends. */
  public static ImagePlace of(String bucket, String prefix) {
    String plain = prefix.replaceFirst("^/+", "");
    return new ImagePlace(bucket, plain.isEmpty() || plain.endsWith("/") ? plain : plain + "/");
  }

  /**
   * The {@code source-ref} of an image: an S3 URI stays what it is; of a URL or a URI of another
   * store only the path is taken, of a path from the root of a machine's disk only the name.
   */
  String sourceRef(String name) {
    if (name.startsWith("s3://")) {
      return name;
    }
    String path = inStore(name).replace('\\', '/');
    String relative =
        ABSOLUTE.matcher(path).matches() ? path.substring(path.lastIndexOf('/') + 1) : path;
    return "s3://" + bucket + "/" + prefix + relative.replaceFirst("^(\\./)+", "");
  }

  private static String inStore(String name) {
    Matcher url = URL.matcher(name);
    if (url.matches()) {
      try {
        return URLDecoder.decode(url.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException _) {
        return url.group(1);
      }
    }
    Matcher store = STORE.matcher(name);
    return store.matches() ? store.group(1) : name;
  }
}
