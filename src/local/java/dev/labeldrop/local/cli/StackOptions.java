package dev.labeldrop.local.cli;

import dev.labeldrop.local.LocalStack;
import dev.labeldrop.local.Threads;
import dev.labeldrop.local.rekognition.Settings;
import dev.labeldrop.local.states.ExecutionListener;
import dev.labeldrop.run.images.CheckImages;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * The options of every command that starts a stack: the template's parameters, and where to look.
 */
final class StackOptions {

  @Mixin private DropOptions drop = new DropOptions();

  @Option(
      names = "--update-timeout-minutes",
      paramLabel = "N",
      defaultValue = "60",
      description = "How long one update may take (default: ${DEFAULT-VALUE}).")
  private int updateTimeoutMinutes;

  @Option(
      completionCandidates = CheckImagesNames.class,
      names = "--check-images",
      paramLabel = "WHAT",
      description = {
        "The template's CheckImages: off, warn of images that training cannot use, or reject their",
        "lines (default: off; with --images: warn)."
      })
  private @Nullable CheckImages checkImages;

  @Option(
      names = "--images",
      paramLabel = "DIR",
      description = {
        "A folder with the images: s3://BUCKET/a/b.jpg is its a/b.jpg or BUCKET/a/b.jpg.",
        "The local S3 reads from it each bucket that it does not have itself."
      })
  private @Nullable Path images;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "Where a run's folder is copied to (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("runs");

  @Option(names = "--verbose", description = "Prints what the functions log.")
  private boolean verbose;

  Path out() {
    return out;
  }

  /** Whether images are looked at, and what a bad one does. */
  CheckImages checkImages() {
    return checkImages != null ? checkImages : images == null ? CheckImages.OFF : CheckImages.WARN;
  }

  /** The folder of the images; null if there is none. */
  @Nullable Path images() {
    return images;
  }

  /** A stack on the real clock, with the folder of images, set up as the options say. */
  LocalStack start(ExecutionListener listener, PrintWriter log) {
    LocalStack stack = new LocalStack(setup(listener, log));
    if (images != null) {
      stack.s3().images(images);
    }
    return stack;
  }

  private LocalStack.Setup setup(ExecutionListener listener, PrintWriter log) {
    Clock clock = Clock.systemUTC();
    return new LocalStack.Setup(
        variables(),
        Settings.of(clock).with(LocalDrop.TIMING),
        clock,
        Threads.real(),
        clock.millis(),
        listener,
        verbose ? log::println : _ -> {});
  }

  /** The functions' variables. */
  Map<String, String> variables() {
    return Map.of(
        "ON_INVALID_LINE", drop.onInvalid().name(),
        "MAX_CHANGES_BYTES", String.valueOf(drop.maxChangesBytes()),
        "UPDATE_TIMEOUT_MINUTES", String.valueOf(updateTimeoutMinutes),
        "CHECK_IMAGES", checkImages().name().toLowerCase(Locale.ROOT));
  }

  /**
   * Checks the options, in the words of the command line.
   *
   * @throws ParameterException if a number is out of its range, or the folder of images is none
   */
  void check(CommandLine line) {
    drop.check(line);
    if (images != null && !Files.isDirectory(images)) {
      throw new ParameterException(line, "--images: " + images + " is no folder.");
    }
    DropOptions.range(line, "--update-timeout-minutes", updateTimeoutMinutes, 1, 1_440);
  }
}
