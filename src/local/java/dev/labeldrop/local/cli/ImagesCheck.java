package dev.labeldrop.local.cli;

import dev.labeldrop.Waiter;
import dev.labeldrop.image.ImageContent;
import dev.labeldrop.image.ImageFindings;
import dev.labeldrop.image.SameImages;
import dev.labeldrop.local.images.LinePlaces;
import dev.labeldrop.local.images.WrongFolder;
import dev.labeldrop.local.page.Picture;
import dev.labeldrop.manifest.FrequentWarnings;
import dev.labeldrop.manifest.Limits;
import dev.labeldrop.manifest.LineImage;
import dev.labeldrop.manifest.PictureFault;
import dev.labeldrop.manifest.Problem;
import dev.labeldrop.manifest.Validation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Looks at the images of a manifest that was validated, and adds what is wrong with them. */
final class ImagesCheck implements ManifestOptions.Step {

  /** The same sample each time, so that two runs can be compared. */
  static final long SAMPLE_SEED = 14;

  private static final double NANOS = 1e9;

  private final ImageOptions options;
  private final ImageOptions.@Nullable Place place;
  private final Limits limits;
  private final @Nullable Surveyor surveyor;
  private final int thumbnails;
  private final @Nullable OtherDataset other;

  /** What stands for the bytes of the images of the other dataset; null until it is needed. */
  private @Nullable List<ImageContent> theirs;

  /**
   * A check.
   *
   * @param place where the images are; null if only the other dataset is looked at
   * @param limits how many problems of a file are kept
   * @param waiter lets time pass before another try
   * @param terminal whether somebody looks on: then there is a bar
   * @param thumbnails how many small pictures are taken
   * @throws IOException if the other dataset's manifest cannot be read
   */
  ImagesCheck(
      ImageOptions options,
      ImageOptions.@Nullable Place place,
      Limits limits,
      Waiter waiter,
      boolean terminal,
      int thumbnails)
      throws IOException {
    this.options = options;
    this.place = place;
    this.limits = limits;
    this.surveyor =
        place == null ? null : new Surveyor(place.images(), waiter, options.atOnce(), terminal);
    this.thumbnails = thumbnails;
    Path file = options.other();
    this.other = file == null ? null : new OtherDataset(file, limits);
  }

  @Override
  public boolean readsAgain() {
    return true;
  }

  @Override
  public FileResult.Checked after(FileResult.Checked result) throws IOException {
    LinePlaces all;
    try (InputStream in = result.file().decompressed()) {
      all = LinePlaces.of(in, limits);
    }
    List<Problem> inBoth = other == null ? List.of() : other.problems(result.file(), all);
    List<Problem> shown = new ArrayList<>(FrequentWarnings.merged(inBoth, all.count()));
    return place == null || surveyor == null
        ? result.with(more(result, shown), null, List.of())
        : look(result, place, surveyor, all, shown, inBoth);
  }

  private FileResult.Checked look(
      FileResult.Checked result,
      ImageOptions.Place images,
      Surveyor survey,
      LinePlaces all,
      List<Problem> shown,
      List<Problem> inBoth)
      throws IOException {
    long start = System.nanoTime();
    long callsBefore = images.calls().getAsLong();
    LinePlaces looked = sample(all);
    ImageFindings findings = survey.survey(result.file(), looked);
    List<Problem> problems = new ArrayList<>(problems(result.file(), looked, images, findings));
    sameBytes(findings.contents(), survey, images, problems);
    if (!findings.unanswered()) {
      survey.silence().ifPresent(problems::add);
    }
    shown.addAll(FrequentWarnings.merged(problems, looked.count()));
    double seconds = (System.nanoTime() - start) / NANOS;
    long unusable = ImagesSeen.unusable(problems, looked.count());
    long outside = ImagesSeen.boxesOutside(problems);
    problems.addAll(inBoth);
    problems.addAll(result.validation().problems());
    boolean answered = survey.silence().isEmpty();
    List<Picture> pictures =
        new Illustrations(images.images(), answered ? thumbnails : 0)
            .of(result.file(), all, problems);
    ImagesSeen seen =
        new ImagesSeen(
            all.count(),
            findings.looked(),
            unusable,
            outside,
            images.calls().getAsLong() - callsBefore,
            seconds,
            survey.silence().map(Problem::message).orElse(null));
    return result.with(more(result, shown), seen, pictures);
  }

  /** The same bytes under two keys, in the file or in both datasets. */
  private void sameBytes(
      List<ImageContent> found, Surveyor survey, ImageOptions.Place images, List<Problem> problems)
      throws IOException {
    if (other != null && theirs == null) {
      theirs = survey.contents(other.file(), sample(other.lines()));
    }
    List<ImageContent> others = theirs == null ? List.of() : theirs;
    List<ImageContent> compared = images.compared(found, others);
    problems.addAll(SameImages.of(compared));
    if (other != null) {
      problems.addAll(other.sameBytes(compared, images.compared(others, found)));
    }
  }

  private LinePlaces sample(LinePlaces all) {
    Integer most = options.sample();
    return most == null ? all : all.sample(most, new SplittableRandom(SAMPLE_SEED));
  }

  private Validation more(FileResult.Checked result, List<Problem> problems) {
    return MoreProblems.in(result.validation(), problems, limits.problems());
  }

  /** What was found, and once if none of the images is in the folder. */
  private static List<Problem> problems(
      ManifestFile file, LinePlaces looked, ImageOptions.Place images, ImageFindings findings)
      throws IOException {
    long missing = findings.problems().stream().filter(PictureFault.NOT_FOUND::isOf).count();
    if (images.folder() == null || missing < 2 || missing < findings.looked()) {
      return findings.problems();
    }
    List<LineImage> first = new ArrayList<>();
    looked.first().each(file.decompressed(), (line, _) -> first.add(line));
    if (images.folder().hasNear(first.getFirst().sourceRef())) {
      return findings.problems(); // Each says which name the folder has instead.
    }
    return List.of(WrongFolder.problem(images.folder(), first.getFirst(), missing));
  }
}
