package dev.labeldrop.local.cli;

import dev.labeldrop.drop.S3Images;
import dev.labeldrop.image.ImageContent;
import dev.labeldrop.image.ImageSource;
import dev.labeldrop.local.images.FolderImages;
import dev.labeldrop.local.stack.AwsClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of {@code check} that are about the images themselves. */
final class ImageOptions {

  /** What the option has for its folder if none is given. */
  static final String IN_S3 = "";

  private static final int AT_ONCE = 32;
  private static final int THUMBNAILS = 24;

  @Option(
      names = "--images",
      paramLabel = "DIR",
      arity = "0..1",
      parameterConsumer = ImageFolderOption.class,
      description = {
        "Looks at the images too: in S3, with your credentials,",
        "or in a folder with the same names."
      })
  private @Nullable String images;

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "Looks at N images of each file only, always the same ones.")
  private @Nullable Integer sample;

  @Option(
      names = "--at-once",
      paramLabel = "N",
      description = "Looks at N images at the same time (default: " + AT_ONCE + ").")
  private @Nullable Integer atOnce;

  @Option(
      names = "--thumbnails",
      paramLabel = "N",
      description =
          "As html: N small pictures with their boxes, of lines with problems first (default: "
              + THUMBNAILS
              + ").")
  private @Nullable Integer thumbnails;

  @Option(
      names = "--other",
      paramLabel = "FILE",
      description = "A manifest of the project's other dataset; no image may be in both.")
  private @Nullable Path other;

  /**
   * Where images are looked at, and what that has cost.
   *
   * @param images where they are
   * @param calls how many requests were made so far
   * @param folder the same as a folder; null in S3
   */
  record Place(ImageSource images, LongSupplier calls, @Nullable FolderImages folder) {

    private static Place of(FolderImages folder) {
      return new Place(folder, () -> 0, folder);
    }

    private static Place of(S3Images s3) {
      return new Place(s3, s3::calls, null);
    }

    /** Those of what was found that can be compared by their bytes, among them and with others. */
    List<ImageContent> compared(List<ImageContent> found, List<ImageContent> others) {
      return folder == null ? found : folder.compared(found, others);
    }
  }

  /**
   * Checks the options, in the words of the command line.
   *
   * @param target where images in S3 are
   * @param html whether the output is a page
   * @throws ParameterException if one is out of its range, or of no effect
   */
  void check(CommandLine line, TargetOptions target, boolean html) {
    number(line, "--at-once", atOnce, 1, 1_000);
    number(line, "--thumbnails", thumbnails, 0, 1_000);
    number(line, "--sample", sample, 1, 1_000_000);
    if (thumbnails != null && !html) {
      throw new ParameterException(line, "--thumbnails needs --format html.");
    }
    checkPlace(line, target);
  }

  private void number(
      CommandLine line, String option, @Nullable Integer given, int least, int most) {
    if (given != null) {
      DropOptions.range(line, option, given, least, most);
      if (images == null) {
        throw new ParameterException(line, option + " needs --images.");
      }
    }
  }

  private void checkPlace(CommandLine line, TargetOptions target) {
    if (target.given() && images == null) {
      throw new ParameterException(
          line,
          "--stack, --local and --region say where images are in S3. Add --images, or leave"
              + " them out.");
    }
    if (target.given() && !IN_S3.equals(images)) {
      throw new ParameterException(
          line,
          "--images %s looks at the images in that folder, and --stack, --local and --region at"
                  .formatted(images)
              + " those in S3. Leave the folder out to look in S3, or the other option to look in"
              + " the folder.");
    }
  }

  /** Whether anything beside the lines is looked at. */
  boolean wanted() {
    return images != null || other != null;
  }

  /**
   * Where the images are; empty if only the lines are looked at.
   *
   * @throws dev.labeldrop.local.stack.StackException if S3 cannot be asked, as without a region
   */
  Optional<Place> place(TargetOptions target) throws IOException {
    if (images == null) {
      return Optional.empty();
    }
    if (!images.equals(IN_S3)) {
      return Optional.of(Place.of(new FolderImages(Path.of(images))));
    }
    // Who looks at images has waits of its own.
    AwsClients clients = target.clients();
    clients.requireCredentials();
    return Optional.of(Place.of(new S3Images(clients.s3Once())));
  }

  @Nullable Integer sample() {
    return sample;
  }

  int thumbnails() {
    return thumbnails == null ? THUMBNAILS : thumbnails;
  }

  int atOnce() {
    return atOnce == null ? AT_ONCE : atOnce;
  }

  @Nullable Path other() {
    return other;
  }

  /**
   * Checks that the other dataset's manifest is none of those that are checked.
   *
   * @throws ParameterException if it is one of them, also under another name
   */
  void checkOther(CommandLine line, Set<ManifestFile> files) throws IOException {
    for (ManifestFile file : files) {
      Path path = file.path();
      if (other != null
          && path != null
          && Files.exists(other)
          && Files.exists(path)
          && Files.isSameFile(other, path)) {
        throw new ParameterException(
            line,
            "--other is the file itself: %s. Name the manifest of the project's other dataset."
                .formatted(other));
      }
    }
  }
}
