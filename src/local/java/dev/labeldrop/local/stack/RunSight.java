package dev.labeldrop.local.stack;

/**
 * What is to be seen of a run that goes on.
 *
 * @param text what it does; it changes when the run does something else
 * @param detail what changes all the time: elapsed time, place in the queue; may be empty
 * @param done how many chunks are applied
 * @param total how many there are; 0 before that is known
 */
public record RunSight(String text, String detail, int done, int total) {}
