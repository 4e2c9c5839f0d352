package dev.labeldrop.simulation;

/** Unwinds a thread of a simulation that is over. */
final class Stopped extends Error {

  private static final long serialVersionUID = 1L;

  Stopped() {
    super("The simulation is over.", null, false, false);
  }
}
