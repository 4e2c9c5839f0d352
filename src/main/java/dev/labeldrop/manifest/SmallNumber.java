package dev.labeldrop.manifest;

import dev.labeldrop.manifest.json.Swar;

/**
 * A JSON number of one to seven digits and nothing else, read in one step from a word of eight
 * bytes. It comes as a {@code long}: how many digits it has, times 2^32, and its value.
 */
final class SmallNumber {

  private SmallNumber() {}

  /** The number at an index, or -1 where there is none; at least eight bytes can be read there. */
  static long at(byte[] bytes, int index) {
    long word = Swar.word(bytes, index);
    int digits = Swar.first(Swar.notDigits(word));
    if (digits == 0 || digits == Swar.WORD || (digits > 1 && (byte) word == '0')) {
      return -1;
    }
    return ((long) digits << 32) | Swar.decimal(word, digits);
  }

  /** How many digits it has. */
  static int length(long number) {
    return (int) (number >>> 32);
  }

  /** Its value. */
  static int value(long number) {
    return (int) number;
  }
}
