package dev.labeldrop.simulation;

/** Unwinds the code of a function whose process has died; nothing that it calls has an effect. */
final class Death extends Error {

  private static final long serialVersionUID = 1L;

  Death() {
    super("The function's process has died.", null, false, false);
  }
}
