package dev.labeldrop.local.cli;

import dev.labeldrop.Waiter;
import dev.labeldrop.image.ImageFindings;
import dev.labeldrop.image.ImageLook;
import dev.labeldrop.image.ImageSurvey;
import dev.labeldrop.image.SameImages;
import dev.labeldrop.local.images.LinePlaces;
import dev.labeldrop.local.images.PictureTaker;
import dev.labeldrop.local.page.Picture;
import dev.labeldrop.manifest.Fingerprint;
import dev.labeldrop.manifest.FrequentWarnings;
import dev.labeldrop.manifest.Limits;
import dev.labeldrop.manifest.LineImage;
import dev.labeldrop.manifest.PictureFault;
import dev.labeldrop.manifest.Problem;
import dev.labeldrop.manifest.Validation;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Looks at the images of a manifest that was validated, and adds what is wrong with them. */
final class ImagesCheck implements ManifestOptions.Step {

  /** The same sample each time, so that two runs can be compared. */
  private static final long SAMPLE_SEED = 14;

  private static final double NANOS = 1e9;

  private final ImageOptions options;
  private final ImageOptions.@Nullable Place place;
  private final Limits limits;
  private final boolean terminal;
  private final int thumbnails;
  private final Set<Fingerprint> others;

  /**
   * A check.
   *
   * @param place where the images are; null if only the other dataset is looked at
   * @param limits how many problems of a file are kept
   * @param terminal whether somebody looks on: then there is a bar
   * @param thumbnails how many small pictures are taken
   * @throws IOException if the other dataset's manifest cannot be read
   */
  ImagesCheck(
      ImageOptions options,
      ImageOptions.@Nullable Place place,
      Limits limits,
      boolean terminal,
      int thumbnails)
      throws IOException {
    this.options = options;
    this.place = place;
    this.limits = limits;
    this.terminal = terminal;
    this.thumbnails = thumbnails;
    this.others = others(options.other(), limits);
  }

  private static Set<Fingerprint> others(@Nullable Path file, Limits limits) throws IOException {
    if (file == null) {
      return Set.of();
    }
    try (InputStream in = open(ManifestFile.of(file))) {
      return new HashSet<>(LinePlaces.of(in, limits).images());
    }
  }

  private static InputStream open(ManifestFile file) throws IOException {
    return Decompressed.of(file.open(InputStream.nullInputStream())).in();
  }

  @Override
  public boolean readsAgain() {
    return true;
  }

  @Override
  public FileResult.Checked after(FileResult.Checked result) throws IOException {
    long start = System.nanoTime();
    long callsBefore = calls();
    LinePlaces all;
    try (InputStream in = open(result.file())) {
      all = LinePlaces.of(in, limits);
    }
    Integer most = options.sample();
    LinePlaces looked = most == null ? all : all.sample(most, new SplittableRandom(SAMPLE_SEED));
    List<Problem> problems = new ArrayList<>();
    long seen = place == null ? 0 : survey(result.file(), looked, problems);
    List<Problem> merged = new ArrayList<>(FrequentWarnings.merged(problems, looked.count()));
    List<Problem> inBoth = others.isEmpty() ? List.of() : compare(result.file(), all);
    merged.addAll(FrequentWarnings.merged(inBoth, all.count()));
    problems.addAll(inBoth);
    problems.addAll(result.validation().problems());
    double seconds = (System.nanoTime() - start) / NANOS;
    Validation found = MoreProblems.in(result.validation(), merged, limits.problems());
    return result.with(
        found,
        place == null ? null : new ImagesSeen(all.count(), seen, calls() - callsBefore, seconds),
        pictures(result.file(), all, problems));
  }

  /** Those of lines with problems, errors first; then some others. */
  private List<Picture> pictures(ManifestFile file, LinePlaces all, List<Problem> problems)
      throws IOException {
    if (place == null || thumbnails == 0) {
      return List.of();
    }
    Map<Long, List<Problem>> byLine = new LinkedHashMap<>();
    problems.stream()
        .filter(problem -> problem.line() != null)
        .sorted(Comparator.comparing(Problem::severity))
        .forEach(problem ->
            byLine
                .computeIfAbsent(Objects.requireNonNull(problem.line()), _ -> new ArrayList<>())
                .add(problem));
    Set<Long> lines = new HashSet<>(byLine.keySet().stream().limit(thumbnails).toList());
    LinePlaces chosen =
        lines.isEmpty()
            ? all.sample(thumbnails, new SplittableRandom(SAMPLE_SEED))
            : all.only(lines);
    PictureTaker taker = new PictureTaker(place.images(), byLine);
    try (InputStream in = open(file)) {
      chosen.read(in, taker::take);
    } catch (InterruptedException e) {
      throw new IllegalStateException("Nothing waits here.", e);
    }
    return taker.pictures();
  }

  private long calls() {
    return place == null ? 0 : place.calls().getAsLong();
  }

  private long survey(ManifestFile file, LinePlaces lines, List<Problem> problems)
      throws IOException {
    ImageLook look =
        new ImageLook(
            Objects.requireNonNull(place).images(),
            Waiter.sleeping(),
            () -> ThreadLocalRandom.current().nextDouble());
    try (InputStream in = open(file);
        ProgressBar bar = bar(file.name(), lines.count());
        ImageSurvey survey = new ImageSurvey(look, options.atOnce(), step(bar))) {
      lines.read(in, (line, _) -> survey.add(line));
      ImageFindings findings = survey.end();
      problems.addAll(findings.problems());
      problems.addAll(SameImages.of(place.compared().apply(findings.contents())));
      return findings.looked();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException stopped = new InterruptedIOException("It was stopped.");
      stopped.initCause(e);
      throw stopped;
    }
  }

  private static Runnable step(@Nullable ProgressBar bar) {
    return bar == null ? () -> {} : bar::step;
  }

  private List<Problem> compare(ManifestFile file, LinePlaces lines) throws IOException {
    List<Problem> problems = new ArrayList<>();
    try (InputStream in = open(file)) {
      lines.read(
          in,
          (line, _) -> {
            if (others.contains(Fingerprint.ofSourceRef(line.sourceRef()))) {
              problems.add(inBoth(line));
            }
          });
    } catch (InterruptedException e) {
      throw new IllegalStateException("Nothing waits here.", e);
    }
    return problems;
  }

  private Problem inBoth(LineImage line) {
    return line.problem(
        PictureFault.IN_OTHER_DATASET, "The image is in " + options.other() + " too.");
  }

  private @Nullable ProgressBar bar(String name, int images) {
    return terminal
        ? new ProgressBarBuilder()
            .setTaskName(name)
            .setInitialMax(images)
            .setUnit(" images", 1)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(100)
            .clearDisplayOnFinish()
            .setConsumer(new ConsoleProgressBarConsumer(System.err))
            .build()
        : null;
  }
}
