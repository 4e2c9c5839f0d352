package dev.labeldrop.simulation;

/**
 * A fault that struck.
 *
 * @param id names it, in this seed, whatever else is taken out of the run
 * @param kind what went wrong
 * @param run the run that it struck; empty where it struck none or several
 * @param where in words
 * @param at when, in milliseconds since the beginning
 */
record Injected(String id, Fault kind, String run, String where, long at) {}
