package dev.labeldrop.run.files;

/**
 * Whether the lines are looked for that make an update fail.
 *
 * @param wanted whether a chunk that fails is sent again in pieces; if not, the first failed update
 *     ends the run
 * @param mostUpdates how many updates beyond one for each chunk a run may spend on that. Ranges
 *     that were given up are tried once more at the end, beyond this number
 */
public record Isolation(boolean wanted, int mostUpdates) {}
