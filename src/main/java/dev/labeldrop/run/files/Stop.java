package dev.labeldrop.run.files;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;

/**
 * That somebody stopped a run: {@code stop.json} in the run's folder. The run sends no further
 * update; what was sent is told in its notice.
 *
 * @param why what people are told
 * @param by who stopped it
 * @param at when, ISO-8601 in UTC
 */
public record Stop(String why, String by, String at) {

  /** Checks that the file has all three. */
  public Stop {
    why = Input.required(why, "why");
    by = Input.required(by, "by");
    at = Input.required(at, "at");
  }

  /** What the run fails with. */
  public PermanentException failure() {
    return new PermanentException(
        Code.ERROR_RUN_STOPPED, "%s stopped the run at %s: %s.".formatted(by, at, why));
  }

  /**
   * Ends the step if the run was stopped.
   *
   * @param files the run's folder
   * @throws PermanentException with code ERROR_RUN_STOPPED if it was
   */
  public static void check(RunFiles files) {
    files
        .read(File.STOP, Stop.class)
        .ifPresent(stop -> {
          throw stop.failure();
        });
  }
}
