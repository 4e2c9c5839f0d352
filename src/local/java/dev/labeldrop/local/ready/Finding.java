package dev.labeldrop.local.ready;

/**
 * One thing that training asks for.
 *
 * @param verdict whether it is as it must be
 * @param what it is about
 * @param found what the project has
 * @param rule what it must have
 * @param code the service's code for a breach; empty if it has none
 * @param source the page of the Developer Guide that has the rule
 */
public record Finding(
    Verdict verdict, String what, String found, String rule, String code, String source) {

  /** Whether something is as it must be. */
  public enum Verdict {
    /** It is. */
    OK,
    /** Training starts, with less than it could have. */
    WARNING,
    /** It was not looked at. */
    UNKNOWN,
    /** Training fails, or cannot be started. */
    ERROR
  }
}
