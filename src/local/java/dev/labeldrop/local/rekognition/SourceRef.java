package dev.labeldrop.local.rekognition;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an image is; the key of its entry.
 *
 * @param text the whole of it
 * @param bucket the bucket in it
 */
record SourceRef(String text, String bucket) {

  /**
   * {@code s3://BUCKET/KEY} in lower case (Developer Guide,
   * md-create-manifest-file-classification). Bucket and key have the lengths and characters of the
   * API model's S3Bucket and S3ObjectName: that these hold here too is an assumption.
   */
  private static final Pattern FORM =
      Pattern.compile("s3://([0-9A-Za-z.\\-_]{3,255})/(.+)", Pattern.DOTALL);

  private static final int LONGEST_KEY = 1024;

  static Optional<SourceRef> of(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches() && form.group(2).codePointCount(0, form.group(2).length()) <= LONGEST_KEY
        ? Optional.of(new SourceRef(text, form.group(1)))
        : Optional.empty();
  }
}
