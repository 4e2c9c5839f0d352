package dev.labeldrop.local.cli;

import dev.labeldrop.dataset.DatasetType;
import dev.labeldrop.run.Settings.OnInvalidLine;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that say where a file goes and how: those of the template, and the key's parts. */
final class DropOptions {

  @Option(
      names = "--project",
      paramLabel = "NAME",
      defaultValue = "flowers",
      description = "The project whose dataset the file goes to (default: ${DEFAULT-VALUE}).")
  private String project = "flowers";

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      defaultValue = "TRAIN",
      description = "Which of its datasets: train or test (default: train).")
  private DatasetType type = DatasetType.TRAIN;

  @Option(
      names = "--on-invalid",
      paramLabel = "WHAT",
      defaultValue = "REJECT",
      description = "What one bad line does: reject the file, or skip the line (default: reject).")
  private OnInvalidLine onInvalid = OnInvalidLine.REJECT;

  @Option(
      names = "--max-changes-bytes",
      paramLabel = "N",
      defaultValue = "4999999",
      description = "Every update stays strictly under this size (default: ${DEFAULT-VALUE}).")
  private int maxChangesBytes;

  @Option(
      names = "--update-timeout-minutes",
      paramLabel = "N",
      defaultValue = "60",
      description = "How long one update may take (default: ${DEFAULT-VALUE}).")
  private int updateTimeoutMinutes;

  String project() {
    return project;
  }

  DatasetType type() {
    return type;
  }

  /** The functions' variables. */
  Map<String, String> variables() {
    return Map.of(
        "ON_INVALID_LINE", onInvalid.name(),
        "MAX_CHANGES_BYTES", String.valueOf(maxChangesBytes),
        "UPDATE_TIMEOUT_MINUTES", String.valueOf(updateTimeoutMinutes));
  }
}
