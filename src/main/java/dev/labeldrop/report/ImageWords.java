package dev.labeldrop.report;

import dev.labeldrop.Count;
import dev.labeldrop.manifest.PictureFault;

/**
 * What the look at images means for a file, and what to do about it, in words. Images that training
 * cannot use are to be put right in S3, boxes outside of their images in the manifest.
 */
public final class ImageWords {

  private static final String CORRECT = "correct the boxes or image_size of ";

  private ImageWords() {}

  /** How many lines have boxes outside of their images, as a clause. */
  public static String outside(long lines) {
    return Count.of(
        lines, "line has boxes outside of its image", "lines have boxes outside of their images");
  }

  /** Of what lines are not rejected for, as sentences; empty if there is none. */
  static String warnings(Report report) {
    ReportedImages images = report.images();
    return images == null || !images.warnedOf()
        ? ""
        : warnedImages(report, images) + warnedBoxes(images.boxesOutside());
  }

  private static String warnedImages(Report report, ReportedImages images) {
    if (images.unusable() == 0) {
      return "";
    }
    return " Training cannot use %s: the warnings say why. To fix that, %s."
            .formatted(
                images.total() == 1
                    ? "the image"
                    : Figures.number(images.unusable())
                        + " of the "
                        + Count.of(images.total(), "image"),
                exportAgain(report, images.unusable()))
        + (report.outcome().status().equals(Meaning.COMPLETED)
            ? " A line has to be dropped again only if it changes."
            : "");
  }

  private static String warnedBoxes(long lines) {
    return lines == 0
        ? ""
        : " %s: the warnings say which. To fix that, %s, and drop %s again."
            .formatted(outside(lines), CORRECT + these(lines), lines == 1 ? "it" : "them");
  }

  /** Of a file that is rejected for its images. */
  static String rejectedFile(Report report, ReportedImages images) {
    long unusable = images.rejectedForImages();
    long boxes = images.rejectedForBoxes();
    if (unusable + boxes == 0) {
      return "The images of the file cannot be read, so nothing of it was sent. Fix what is listed"
          + " below and drop the whole file again.";
    }
    String why =
        unusable == 0
            ? outside(boxes)
            : "Training cannot use %s of the file".formatted(Count.of(unusable, "image"))
                + (boxes == 0 ? "" : ", and " + outside(boxes));
    return why
        + (boxes == 0 ? ", so nothing of it was sent" : ", so nothing of the file was sent")
        + ". To fix that, "
        + (unusable == 0 ? "" : exportAgain(report, unusable))
        + (unusable == 0 || boxes == 0 ? "" : ", and ")
        + (boxes == 0 ? "" : CORRECT + these(boxes) + " in the dropped file")
        + (report.lines().rejected() > unusable + boxes
            ? ", and fix the other rejected lines in the dropped file"
            : "")
        + ". Then drop the whole file again.";
  }

  /** What to do with {@code rejected.jsonl}, whose lines have images of their own each. */
  static String whatToFix(Report report) {
    ReportedImages images = report.images();
    long unusable = images == null ? 0 : images.rejectedForImages();
    long boxes = images == null ? 0 : images.rejectedForBoxes();
    boolean all =
        unusable + boxes == report.lines().rejected() && report.outcome() != Outcome.PARTIAL;
    if (unusable + boxes == 0) {
      return "fix that file and drop it.";
    }
    if (unusable == 0) {
      return "%s. To fix that, %s%s in that file. Then drop it."
          .formatted(
              outside(boxes), CORRECT + these(boxes), all ? "" : ", and fix the other lines,");
    }
    if (boxes == 0 && all) {
      return "training cannot use their images. To fix that, %s. Then drop that file."
          .formatted(exportAgain(report, unusable));
    }
    return "training cannot use the images of %s%s. To fix that, %s, and %s. Then drop it."
        .formatted(
            Count.of(unusable, "line"),
            boxes == 0 ? "" : ", and " + outside(boxes),
            exportAgain(report, unusable),
            all ? CORRECT + these(boxes) + " in that file" : "fix the other lines of that file");
  }

  private static String these(long lines) {
    return lines == 1 ? "this line" : "these lines";
  }

  private static String exportAgain(Report report, long images) {
    String again =
        images == 1
            ? "export this image again and upload it under the same key"
            : "export these images again and upload them under the same keys";
    boolean missing =
        report.problems().stream()
            .anyMatch(each -> each.message().endsWith(PictureFault.NOT_FOUND.remedy()));
    return missing
        ? again
            + (images == 1
                ? ", or correct its source-ref"
                : ", or correct the source-refs that are wrong")
        : again;
  }
}
