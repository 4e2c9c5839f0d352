package dev.labeldrop.run.turn;

import dev.labeldrop.run.files.Input;

/**
 * That a dataset is paused: no run is given its turn. The run that has the turn goes on to its end.
 *
 * @param why what people are told
 * @param by who paused it
 * @param since when, ISO-8601 in UTC
 */
public record Pause(String why, String by, String since) {

  /**
   * Checks that the file has all three.
   *
   * @throws dev.labeldrop.PermanentException with code ERROR_INVALID_INPUT if one is missing, or
   *     {@code since} is no time
   */
  public Pause {
    why = Input.required(why, "why");
    by = Input.required(by, "by");
    since = Input.required(Input.time(since, "since"), "since").toString();
  }
}
