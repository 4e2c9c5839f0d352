package dev.labeldrop.simulation;

/**
 * An entry that a dataset held from some moment on.
 *
 * @param at from when on, in milliseconds of the epoch
 * @param sourceRef which image
 * @param line as it was sent
 * @param writer the run that sent it, or {@link SimDataset#OUTSIDE}
 * @param added whether there was no entry of that image before
 */
record Held(long at, String sourceRef, String line, String writer, boolean added) {}
