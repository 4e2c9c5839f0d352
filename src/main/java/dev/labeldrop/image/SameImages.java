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
 * API reference, Object): two of those can be the same and not be found. Used from many threads at
 * once.
 */
final class SameImages {

  private record Bytes(String etag, long size) {}

  private record Line(long number, String sourceRef) {}

  private final Map<Bytes, List<Line>> lines = new HashMap<>();

  synchronized void add(LineImage line, ImageLook.Result result) {
    if (result.size() > 0 && !result.etag().isEmpty()) {
      lines
          .computeIfAbsent(new Bytes(result.etag(), result.size()), _ -> new ArrayList<>(1))
          .add(new Line(line.number(), line.sourceRef()));
    }
  }

  /** A problem of each line but the first that has the same image. */
  synchronized List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (List<Line> same : lines.values()) {
      same.sort(Comparator.comparingLong(Line::number));
      Line first = same.getFirst();
      for (Line line : same.subList(1, same.size())) {
        problems.add(
            LineImage.problem(
                line.number,
                line.sourceRef,
                PictureFault.SAME_BYTES,
                "The image has the same bytes as %s of line %d."
                    .formatted(Problem.shown(first.sourceRef), first.number),
                first.number));
      }
    }
    return problems;
  }
}
