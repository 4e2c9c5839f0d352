package dev.labeldrop.local.cli;

import dev.labeldrop.image.ImageContent;
import dev.labeldrop.local.images.LinePlaces;
import dev.labeldrop.manifest.Fingerprint;
import dev.labeldrop.manifest.Limits;
import dev.labeldrop.manifest.LineImage;
import dev.labeldrop.manifest.PictureFault;
import dev.labeldrop.manifest.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The manifest of the project's other dataset: no image may be in both. */
final class OtherDataset {

  private final ManifestFile file;
  private final LinePlaces lines;
  private final Map<Fingerprint, Long> images;

  /**
   * That of a file.
   *
   * @throws IOException if it cannot be read
   */
  OtherDataset(Path path, Limits limits) throws IOException {
    file = ManifestFile.of(path);
    try (InputStream in = file.decompressed()) {
      lines = LinePlaces.of(in, limits);
    }
    images = lines.lines();
  }

  /** The name of its file. */
  ManifestFile file() {
    return file;
  }

  /** Its lines. */
  LinePlaces lines() {
    return lines;
  }

  /**
   * A problem of each line of a manifest whose image has the same bytes as one of this dataset, and
   * another key.
   *
   * @param found what was found of the manifest's images
   * @param others what was found of the images of this one
   */
  List<Problem> sameBytes(List<ImageContent> found, List<ImageContent> others) {
    Map<Bytes, ImageContent> theirs = new HashMap<>();
    others.stream()
        .filter(image -> !image.etag().isEmpty())
        .sorted(Comparator.comparingLong(ImageContent::line))
        .forEach(image -> theirs.putIfAbsent(Bytes.of(image), image));
    List<Problem> problems = new ArrayList<>();
    for (ImageContent image : found) {
      ImageContent same = theirs.get(Bytes.of(image));
      if (same != null && !images.containsKey(Fingerprint.ofSourceRef(image.sourceRef()))) {
        problems.add(
            LineImage.problem(
                image.line(),
                image.sourceRef(),
                PictureFault.IN_OTHER_DATASET,
                "The image has the same bytes as %s, which line %d of %s names."
                    .formatted(Problem.shown(same.sourceRef()), same.line(), file.name()),
                null));
      }
    }
    return problems;
  }

  private record Bytes(String etag, long size) {

    private static Bytes of(ImageContent image) {
      return new Bytes(image.etag(), image.size());
    }
  }

  /** A problem of each line of a manifest whose image is in both. */
  List<Problem> problems(ManifestFile manifest, LinePlaces all) throws IOException {
    List<Problem> problems = new ArrayList<>();
    all.each(
        manifest.decompressed(),
        (line, _) -> {
          Long same = images.get(Fingerprint.ofSourceRef(line.sourceRef()));
          if (same != null) {
            problems.add(
                line.problem(
                    PictureFault.IN_OTHER_DATASET,
                    "The image is in %s too, on line %d.".formatted(file.name(), same)));
          }
        });
    return problems;
  }
}
