package dev.labeldrop.local.cli;

import dev.labeldrop.image.ImageSource;
import dev.labeldrop.local.images.LinePlaces;
import dev.labeldrop.local.images.PictureTaker;
import dev.labeldrop.local.page.Picture;
import dev.labeldrop.manifest.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Small pictures of the images of some lines: of those with problems, errors first, then by line;
 * if there are none, of some others.
 *
 * @param most how many
 */
record Illustrations(ImageSource images, int most) {

  List<Picture> of(ManifestFile file, LinePlaces all, List<Problem> problems) throws IOException {
    if (most == 0) {
      return List.of();
    }
    Map<Long, List<Problem>> byLine = new LinkedHashMap<>();
    problems.stream()
        .filter(problem -> problem.line() != null)
        .sorted(
            Comparator.comparing(Problem::severity)
                .thenComparing(problem -> Objects.requireNonNull(problem.line())))
        .forEach(problem ->
            byLine
                .computeIfAbsent(Objects.requireNonNull(problem.line()), _ -> new ArrayList<>())
                .add(problem));
    Set<Long> lines = new HashSet<>(byLine.keySet().stream().limit(most).toList());
    LinePlaces chosen =
        lines.isEmpty()
            ? all.sample(most, new SplittableRandom(ImagesCheck.SAMPLE_SEED))
            : all.only(lines);
    PictureTaker taker = new PictureTaker(images, byLine);
    chosen.each(file.decompressed(), taker::take);
    return taker.pictures();
  }
}
