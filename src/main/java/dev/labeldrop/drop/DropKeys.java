package dev.labeldrop.drop;

import dev.labeldrop.dataset.DatasetType;
import java.util.Optional;

/**
 * Which keys are drops, and for which dataset:
 *
 * <pre>
 * incoming/flowers/train/a.jsonl           the training dataset of project flowers
 * incoming/flowers/test/2026/11/b.manifest the test dataset of project flowers
 * incoming/c.jsonl                         the stack's default dataset
 * </pre>
 *
 * <p>Another key under {@code incoming/} that ends so is misplaced: it is rejected with a notice.
 * Anything else is no drop. Case counts everywhere, as it does in the filters of S3.
 */
public final class DropKeys {

  /** One sentence for whoever wonders why a file was not taken. */
  public static final String FORM =
      "incoming/<project>/<train|test>/<name>.jsonl (or .manifest), or incoming/<name>.jsonl";

  private static final String FOLDER = "incoming/";

  private DropKeys() {}

  /**
   * The dataset that a key is for, or empty where the key is no drop.
   *
   * @param key decoded
   */
  static Optional<Target> target(String key) {
    if (!key.startsWith(FOLDER) || !(key.endsWith(".jsonl") || key.endsWith(".manifest"))) {
      return Optional.empty();
    }
    // The file's own name may hold more slashes: at most three parts.
    String[] parts = key.substring(FOLDER.length()).split("/", 3);
    return switch (parts.length) {
      case 1 -> Optional.of(new Target.DefaultDataset());
      case 3 -> Optional.of(target(parts[0], parts[1]));
      default -> Optional.of(new Target.Misplaced());
    };
  }

  private static Target target(String project, String folder) {
    return switch (folder) {
      case "train" -> new Target.ProjectDataset(project, DatasetType.TRAIN);
      case "test" -> new Target.ProjectDataset(project, DatasetType.TEST);
      default -> new Target.Misplaced();
    };
  }
}
