package dev.labeldrop.manifest;

/**
 * Lines that follow each other among all lines that are sent, and go to the service in one update.
 *
 * @param number which chunk, from 1
 * @param first position of its first line among all lines that are sent, from 0
 * @param lines how many lines it has
 * @param bytes size of the update, in bytes: each line with one line feed; strictly under the limit
 * @param firstLine number of its first line in the dropped file, from 1, blank lines counted
 * @param lastLine number of its last line
 */
public record Chunk(int number, int first, int lines, int bytes, long firstLine, long lastLine) {}
