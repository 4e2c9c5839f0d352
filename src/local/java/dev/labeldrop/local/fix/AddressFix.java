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

  private static final Pattern HADOOP = Pattern.compile("s3[an]://([^/]+)/(.+)");
  private static final Pattern DOUBLED = Pattern.compile("s3://s3://([^/]+)/(.+)");
  private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:s3:::([^/]+)/(.+)");
  private static final Pattern HOST =
      Pattern.compile("https?://([a-z0-9.-]+)\\.s3[a-z0-9.-]*\\.amazonaws\\.com[a-z.]*/([^?#]+)");
  private static final Pattern PATH =
      Pattern.compile("https?://s3[a-z0-9.-]*\\.amazonaws\\.com[a-z.]*/([^/?#]+)/([^?#]+)");

  @Override
  public void apply(JsonTree.Obj line, Set<Change> changes) {
    Pair.text(line, SourceRefFix.KEY)
        .flatMap(AddressFix::address)
        .ifPresent(address -> {
          line.with(SourceRefFix.KEY, address);
          changes.add(Change.ADDRESS);
        });
  }

  private static Optional<String> address(String text) {
    for (Pattern each : List.of(HADOOP, DOUBLED, ARN)) {
      Matcher found = each.matcher(text);
      if (found.matches()) {
        return Optional.of("s3://" + found.group(1) + "/" + found.group(2));
      }
    }
    for (Pattern each : List.of(PATH, HOST)) {
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
