package dev.labeldrop.local.page;

import dev.labeldrop.Count;
import dev.labeldrop.report.Figures;
import java.util.List;

/**
 * How images of manifests were looked at.
 *
 * @param images how many their lines name
 * @param lookedAt how many of them were looked at
 * @param unusable how many lines have an image that training cannot use
 * @param unanswered whether S3 did not answer, so that not all were looked at
 */
public record CheckedImages(long images, long lookedAt, long unusable, boolean unanswered) {

  /** The same of several manifests together. */
  static CheckedImages sum(List<CheckedImages> each) {
    return new CheckedImages(
        each.stream().mapToLong(CheckedImages::images).sum(),
        each.stream().mapToLong(CheckedImages::lookedAt).sum(),
        each.stream().mapToLong(CheckedImages::unusable).sum(),
        each.stream().anyMatch(CheckedImages::unanswered));
  }

  /** How many were looked at, in words. */
  String sentence() {
    String why = unanswered ? ", because S3 does not answer." : ".";
    if (lookedAt == 0) {
      return "No image was looked at" + why;
    }
    return "%s of %s %s looked at%s"
        .formatted(
            Figures.number(lookedAt),
            Count.of(images, "image"),
            lookedAt == 1 ? "was" : "were",
            why);
  }
}
