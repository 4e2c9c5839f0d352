package dev.labeldrop.manifest.json;

/**
 * Why a line is not one JSON object.
 *
 * @param index where in the buffer that the line is a range of: the first byte that cannot stand
 *     where it stands, or the line's end
 * @param expected what could stand there, as part of a sentence
 * @param found what stands there, as part of a sentence
 */
public record JsonFault(int index, String expected, String found) {}
