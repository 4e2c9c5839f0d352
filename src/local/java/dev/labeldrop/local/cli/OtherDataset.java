package dev.labeldrop.local.cli;

import dev.labeldrop.local.images.LinePlaces;
import dev.labeldrop.manifest.Fingerprint;
import dev.labeldrop.manifest.Limits;
import dev.labeldrop.manifest.PictureFault;
import dev.labeldrop.manifest.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The manifest of the project's other dataset: no image may be in both. */
final class OtherDataset {

  private final ManifestFile file;
  private final LinePlaces lines;
  private final Set<Fingerprint> images;

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
    images = new HashSet<>(lines.images());
  }

  /** A problem of each line of a manifest whose image is in both. */
  List<Problem> problems(ManifestFile manifest, LinePlaces all) throws IOException {
    List<Problem> problems = new ArrayList<>();
    all.each(
        manifest.decompressed(),
        (line, _) -> {
          if (images.contains(Fingerprint.ofSourceRef(line.sourceRef()))) {
            problems.add(
                line.problem(
                    PictureFault.IN_OTHER_DATASET, "The image is in " + file.name() + " too."));
          }
        });
    return problems;
  }
}
