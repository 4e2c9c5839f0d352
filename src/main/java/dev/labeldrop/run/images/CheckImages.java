package dev.labeldrop.run.images;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import java.util.Map;

/** Whether images are looked at, and what a bad one does: the stack parameter of that name. */
public enum CheckImages {
  /** They are not looked at. */
  OFF,
  /** What is wrong with them is a warning; their lines are sent. */
  WARN,
  /** A line whose image training cannot use is rejected. */
  REJECT;

  /**
   * Reads CHECK_IMAGES.
   *
   * @throws PermanentException with code ERROR_INVALID_SETTING if its value is not allowed
   */
  public static CheckImages fromEnvironment(Map<String, String> environment) {
    String value = environment.getOrDefault("CHECK_IMAGES", "");
    return switch (value) {
      case "", "off" -> OFF;
      case "warn" -> WARN;
      case "reject" -> REJECT;
      default ->
          throw new PermanentException(
              Code.ERROR_INVALID_SETTING,
              "The environment variable CHECK_IMAGES is '%s'. Set it to off, warn or reject."
                  .formatted(value));
    };
  }
}
