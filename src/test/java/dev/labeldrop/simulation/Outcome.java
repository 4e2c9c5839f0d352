package dev.labeldrop.simulation;

import java.util.List;

/**
 * What came of a seed.
 *
 * @param world what it made
 * @param violations what must not be, in words; empty where all is well
 * @param injected the faults that struck
 * @param hash of every call, in order
 * @param calls how many outside calls there were
 * @param elapsed the time that passed in the world, in milliseconds
 * @param trace what happened, in words; empty unless it was asked for
 */
record Outcome(
    World world,
    List<String> violations,
    List<Injected> injected,
    long hash,
    int calls,
    long elapsed,
    List<String> trace) {}
