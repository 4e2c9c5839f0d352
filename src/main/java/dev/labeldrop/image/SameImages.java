package dev.labeldrop.image;

import dev.labeldrop.manifest.LineImage;
import dev.labeldrop.manifest.PictureFault;
import dev.labeldrop.manifest.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Images that have the same bytes under different keys, by ETag and size. The ETag of an object
 * that was uploaded in parts, or that a KMS key encrypts, does not depend on its bytes alone (S3
 * API reference, Object): two of those can be the same and not be found.
 */
public final class SameImages {

  private record Bytes(String etag, long size) {}

  private SameImages() {}

  /** A problem of each line but the first that has the same image. */
  public static List<Problem> of(List<ImageContent> contents) {
    Map<Bytes, ImageContent> firsts = new HashMap<>();
    List<Problem> problems = new ArrayList<>();
    contents.stream()
        .filter(image -> !image.etag().isEmpty())
        .sorted(Comparator.comparingLong(ImageContent::line))
        .forEach(image -> {
          ImageContent first = firsts.putIfAbsent(new Bytes(image.etag(), image.size()), image);
          if (first != null) {
            problems.add(problem(image, first));
          }
        });
    return problems;
  }

  private static Problem problem(ImageContent image, ImageContent first) {
    return LineImage.problem(
        image.line(),
        image.sourceRef(),
        PictureFault.SAME_BYTES,
        "The image has the same bytes as %s of line %d."
            .formatted(Problem.shown(first.sourceRef()), first.line()),
        first.line());
  }
}
