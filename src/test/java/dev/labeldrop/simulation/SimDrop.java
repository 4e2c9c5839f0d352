package dev.labeldrop.simulation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody drops.
 *
 * @param number names it in this seed, from 1; the order of the numbers is no other order
 * @param key where it is dropped
 * @param dataset the ARN of the dataset that the key says; null where there is none
 * @param at when, in milliseconds since the beginning
 * @param lines its lines that are not blank
 */
record SimDrop(int number, String key, @Nullable String dataset, long at, List<DropLine> lines) {

  byte[] content() {
    return lines.stream()
        .map(line -> line.text() + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The id of its object's version. */
  String version() {
    return "drop-" + number;
  }

  /** Of two drops at the same moment, the one with the greater sequencer is the newer one. */
  String sequencer() {
    return "%016X".formatted(0x0060000000000000L + at * 1000 + number);
  }

  List<DropLine> valid() {
    return lines.stream().filter(DropLine::valid).toList();
  }

  /** Whether it was dropped after another. */
  boolean isNewerThan(SimDrop other) {
    return at != other.at ? at > other.at : number > other.number;
  }

  @Override
  public String toString() {
    return "drop %d at %.3f s of %s: %d lines, %d valid"
        .formatted(number, at / 1000.0, key, lines.size(), valid().size());
  }
}
