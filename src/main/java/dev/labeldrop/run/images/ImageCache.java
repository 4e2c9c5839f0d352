package dev.labeldrop.run.images;

import dev.labeldrop.LabeldropException;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.drop.Folder;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.run.files.Plan;
import dev.labeldrop.run.ledger.LineIndex;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of the images of a project, in the bucket: {@code datasets/images/<project>.bin}.
 * An image that still has the ETag that it had is not read again. Only what follows from an image's
 * bytes is kept, not whether it is there or may be read: that is asked for each time.
 *
 * <p>It can be deleted at any time, and no run needs it: one that cannot be read or written costs
 * reads, and one that is damaged counts as absent and is made anew.
 */
final class ImageCache {

  /** Two datasets of 250,000 images: 32 MB. */
  static final int MOST = 500_000;

  private static final int TRIES = 5;
  private static final String BINARY = "application/octet-stream";

  /** API model, {@code ProjectName}. */
  private static final Pattern PROJECT = Pattern.compile("[a-zA-Z0-9_.\\-]{1,255}");

  private final Folder folder;
  private final @Nullable String name;

  private ImageCache(Folder folder, @Nullable String name) {
    this.folder = folder;
    this.name = name;
  }

  /** That of the project that a drop goes to. If it goes to none, nothing is known or kept. */
  static ImageCache of(ObjectStore store, Plan plan) {
    String project = plan.project();
    if (project == null && plan.datasetArn() != null) {
      project = new DatasetArn(plan.datasetArn()).project();
    }
    boolean named = project != null && PROJECT.matcher(project).matches();
    return new ImageCache(
        Folder.ofDatasets(store, plan.drop().bucket()).in("images"),
        named ? project + ".bin" : null);
  }

  /** What it has, with what it takes to replace it. */
  private record Held(ImageTable table, String etag) {}

  private static Held look(Folder folder, String name) {
    Optional<ObjectStore.Stored> there = folder.look(name);
    return new Held(
        there.flatMap(file -> ImageTable.read(file.content())).orElse(ImageTable.EMPTY),
        there.map(ObjectStore.Stored::etag).orElse(""));
  }

  /**
   * What is known of the images of some lines.
   *
   * @param warn told if that cannot be read: all images are read anew then
   */
  KnownImages known(LineIndex lines, Consumer<String> warn) {
    if (name == null) {
      return ImageTable.EMPTY.of(lines);
    }
    try {
      return look(folder, name).table().of(lines);
    } catch (LabeldropException e) {
      // Reading all images anew is no reason to hold a run up.
      warn.accept(
          "What is known of images could not be read: %s All images are read anew."
              .formatted(e.getMessage()));
      return ImageTable.EMPTY.of(lines);
    }
  }

  /**
   * Adds what was read. If others write at the same time it is tried again, and in the end given
   * up.
   *
   * @param records of the images, in any order
   * @param warn told if it cannot be written: the next run reads these images again
   */
  void keep(byte[] records, Consumer<String> warn) {
    if (name == null || records.length == 0) {
      return;
    }
    try {
      boolean written = false;
      for (int tries = 0; !written && tries < TRIES; tries++) {
        Held held = look(folder, name);
        byte[] file = held.table().with(records, MOST).file();
        written = folder.replace(name, file, BINARY, held.etag()).isPresent();
      }
    } catch (LabeldropException e) {
      warn.accept(
          "What was read of images could not be kept: %s The next run reads them again."
              .formatted(e.getMessage()));
    }
  }
}
