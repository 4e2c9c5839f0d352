package dev.labeldrop.manifest;

import dev.labeldrop.manifest.json.Swar;

/**
 * A JSON number of one to seven digits and nothing else, read in one step from a word of eight
 * bytes. What follows it is found from the number of its digits, and never waits for its value.
 *
 * <p>Worked example: the word <code>523,"lef</code> has 3 digits and the value 523, <code>
 * 05,"left</code> none, because of the zero before it.
 */
final class SmallNumber {

  private SmallNumber() {}

  /** How many digits the number at the start of a word has, or 0 where there is none. */
  static int digits(long word) {
    int digits = Swar.first(Swar.notDigits(word));
    return digits == Swar.WORD || (digits > 1 && (byte) word == '0') ? 0 : digits;
  }

  /** The value of the number at the start of a word, or -1 where there is none. */
  static int value(long word) {
    int digits = digits(word);
    return digits == 0 ? -1 : Swar.decimal(word, digits);
  }
}
