package dev.labeldrop.run.state;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.manifest.Limits;
import dev.labeldrop.manifest.LineCounts;
import dev.labeldrop.manifest.Validation;
import dev.labeldrop.run.files.Isolation;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the stack's parameters say, as the functions' environment has it.
 *
 * @param defaultDataset where files go that name no project; null where the stack has none
 * @param onInvalidLine what one bad line does to its file
 * @param limits how large things may be
 * @param updateTimeout how long one update may take
 * @param isolation whether the lines are looked for that make an update fail
 * @param mostListingCalls how many pages of entries a run may list before the send, and again after
 *     it
 * @param sendUnchanged whether lines that the dataset already holds are sent all the same
 */
public record Settings(
    @Nullable DatasetArn defaultDataset,
    OnInvalidLine onInvalidLine,
    Limits limits,
    Duration updateTimeout,
    Isolation isolation,
    int mostListingCalls,
    boolean sendUnchanged) {

  /** API model {@code GroundTruthBlob}: the most bytes that an update may have. */
  public static final int LARGEST_CHANGES = 5_242_880;

  /** What one bad line does to its file. */
  public enum OnInvalidLine {
    /** The file is rejected; nothing is sent. */
    REJECT,
    /** The bad lines are rejected; the rest is sent. */
    SKIP;

    /** Whether what is wrong with a file forbids to send anything of it. */
    public boolean rejects(Validation validation) {
      LineCounts lines = validation.lines();
      return validation.fileRejected()
          || lines.valid() == 0
          || (this == REJECT && lines.rejected() > 0);
    }
  }

  /**
   * Reads DATASET_ARN, ON_INVALID_LINE, MAX_CHANGES_BYTES, UPDATE_TIMEOUT_MINUTES,
   * ISOLATE_FAILURES, MAX_ISOLATION_UPDATES, MAX_LISTING_CALLS and SEND_UNCHANGED. What is absent
   * or empty has the default of the template.
   *
   * @throws PermanentException with code ERROR_INVALID_SETTING where a value is not allowed
   */
  public static Settings fromEnvironment(Map<String, String> environment) {
    String dataset = environment.getOrDefault("DATASET_ARN", "");
    int changes = number(environment, "MAX_CHANGES_BYTES", 4_999_999, 1, LARGEST_CHANGES);
    int minutes = number(environment, "UPDATE_TIMEOUT_MINUTES", 60, 1, 60 * 24);
    return new Settings(
        dataset.isEmpty() ? null : new DatasetArn(dataset),
        onInvalidLine(environment),
        Limits.SERVICE.withChangesBytes(changes),
        Duration.ofMinutes(minutes),
        new Isolation(
            flag(environment, "ISOLATE_FAILURES", true),
            number(environment, "MAX_ISOLATION_UPDATES", 40, 1, 100)),
        number(environment, "MAX_LISTING_CALLS", 500, 0, 5_000),
        flag(environment, "SEND_UNCHANGED", false));
  }

  private static boolean flag(Map<String, String> environment, String name, boolean otherwise) {
    String value = environment.getOrDefault(name, "");
    return switch (value) {
      case "" -> otherwise;
      case "true" -> true;
      case "false" -> false;
      default -> throw invalid(name, value, "true or false");
    };
  }

  private static OnInvalidLine onInvalidLine(Map<String, String> environment) {
    String value = environment.getOrDefault("ON_INVALID_LINE", "");
    return switch (value) {
      case "", "REJECT" -> OnInvalidLine.REJECT;
      case "SKIP" -> OnInvalidLine.SKIP;
      default -> throw invalid("ON_INVALID_LINE", value, "REJECT or SKIP");
    };
  }

  private static int number(
      Map<String, String> environment, String name, int otherwise, int least, int most) {
    String value = environment.getOrDefault(name, "");
    if (value.isEmpty()) {
      return otherwise;
    }
    String allowed = "a whole number from " + least + " to " + most;
    try {
      int number = Integer.parseInt(value);
      if (number < least || number > most) {
        throw invalid(name, value, allowed);
      }
      return number;
    } catch (NumberFormatException e) {
      throw invalid(name, value, allowed);
    }
  }

  private static PermanentException invalid(String name, String value, String allowed) {
    return new PermanentException(
        Code.ERROR_INVALID_SETTING,
        "The environment variable " + name + " is '" + value + "'. Set it to " + allowed + ".");
  }
}
