package dev.labeldrop.run;

/**
 * Whether and how long the lines are looked for that make an update fail.
 *
 * @param wanted whether they are; if not, the first failed update ends the run
 * @param mostUpdates how many updates a run may spend on it, beyond one for each chunk
 */
public record Isolation(boolean wanted, int mostUpdates) {}
