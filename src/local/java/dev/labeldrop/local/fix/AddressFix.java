package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonTree;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes other addresses of S3's objects as {@code s3://BUCKET/KEY}: those of Hadoop, ARNs, and
 * URLs of either style (S3 User Guide, "Methods for accessing a bucket"), whose keys are encoded.
 */
final class AddressFix implements LineFix {

  /** What a signed address asks for; one of a version is of another object than the plain key. */
  private static final String QUERY = "(?:\\?(?!.*versionId=).*)?";

  private static final Pattern HADOOP = Pattern.compile("(?i)s3[an]://([^/]+)/(.+)");
  private static final Pattern DOUBLED = Pattern.compile("s3://s3://([^/]+)/(.+)");
  private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:s3:::([^/]+)/(.+)");
  private static final Pattern HOST =
      Pattern.compile(
          "https?://([a-z0-9.-]+)\\.s3[a-z0-9.-]*\\.amazonaws\\.com[a-z.]*/([^?#]+)" + QUERY);
  private static final Pattern PATH =
      Pattern.compile("https?://s3[a-z0-9.-]*\\.amazonaws\\.com[a-z.]*/([^/?#]+)/([^?#]+)" + QUERY);

  /** A page of the console that shows one object. */
  private static final Pattern CONSOLE =
      Pattern.compile(
          "https?://[a-z0-9.-]*console\\.aws\\.amazon\\.com/s3/object/([^/?#]+)\\?(?:[^#]*&)?prefix=([^&#]+)(?:[&#].*)?");

  /** A scheme with another number of slashes, or without its colon. */
  private static final Pattern SLASHES =
      Pattern.compile("(?i)s3(?::/?|//|:///+)([a-z0-9][a-z0-9.-]{2,62})/([^/].*)");

  @Override
  public void apply(JsonTree.Obj line, Set<Change> changes) {
    Pair.text(line, SourceRefFix.KEY)
        .flatMap(AddressFix::address)
        .ifPresent(address -> {
          line.with(SourceRefFix.KEY, address);
          changes.add(Change.ADDRESS);
        });
  }

  private static Optional<String> address(String address) {
    String text = address.replaceFirst("^s3://(?=https?://)", "");
    for (Pattern each : List.of(HADOOP, DOUBLED, ARN, SLASHES)) {
      Matcher found = each.matcher(text);
      if (found.matches()) {
        return Optional.of("s3://" + found.group(1) + "/" + found.group(2));
      }
    }
    for (Pattern each : List.of(CONSOLE, PATH, HOST)) {
      Matcher found = each.matcher(text);
      if (found.matches()) {
        return decoded(found.group(2)).map(key -> "s3://" + found.group(1) + "/" + key);
      }
    }
    return Optional.empty();
  }

  /** A path's plus sign is a plus sign, other than that of a form. */
  private static Optional<String> decoded(String path) {
    try {
      return Optional.of(URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
