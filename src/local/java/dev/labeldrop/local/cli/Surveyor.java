package dev.labeldrop.local.cli;

import dev.labeldrop.Waiter;
import dev.labeldrop.image.ImageContent;
import dev.labeldrop.image.ImageFindings;
import dev.labeldrop.image.ImageLook;
import dev.labeldrop.image.ImageSource;
import dev.labeldrop.image.ImageSurvey;
import dev.labeldrop.local.images.LinePlaces;
import dev.labeldrop.manifest.PictureFault;
import dev.labeldrop.manifest.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Looks at the images of the lines of a manifest, with a bar on a terminal. */
final class Surveyor {

  private final ImageLook look;
  private final ImageLook content;
  private final int atOnce;
  private final boolean terminal;

  /** That S3 did not answer; null as long as it does. */
  private @Nullable Problem silence;

  /**
   * A surveyor.
   *
   * @param atOnce how many images are looked at at the same time
   * @param terminal whether somebody looks on: then there is a bar
   */
  Surveyor(ImageSource images, Waiter waiter, int atOnce, boolean terminal) {
    this.look = new ImageLook(images, waiter, () -> ThreadLocalRandom.current().nextDouble());
    this.content = look.atContent();
    this.atOnce = atOnce;
    this.terminal = terminal;
  }

  /** What is found of the images of some lines of a manifest. */
  ImageFindings survey(ManifestFile file, LinePlaces lines) throws IOException {
    return survey(look, file, lines);
  }

  /** What stands for the bytes of the images of some lines, of which nothing else is wanted. */
  List<ImageContent> contents(ManifestFile file, LinePlaces lines) throws IOException {
    return survey(content, file, lines).contents();
  }

  /** That S3 did not answer; then nothing more is looked at. */
  Optional<Problem> silence() {
    return Optional.ofNullable(silence);
  }

  private ImageFindings survey(ImageLook how, ManifestFile file, LinePlaces lines)
      throws IOException {
    if (silence != null) {
      return new ImageFindings(0, List.of(silence), List.of(), List.of(), true);
    }
    ImageFindings findings = surveyAll(how, file, lines);
    silence =
        findings.problems().stream().filter(PictureFault.NO_ANSWER::isOf).findFirst().orElse(null);
    return findings;
  }

  private ImageFindings surveyAll(ImageLook how, ManifestFile file, LinePlaces lines)
      throws IOException {
    try (InputStream in = file.decompressed();
        ProgressBar bar = bar(file.name(), lines.count());
        ImageSurvey survey = new ImageSurvey(how, atOnce, step(bar))) {
      lines.read(in, (line, _) -> survey.add(line));
      return survey.end();
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
