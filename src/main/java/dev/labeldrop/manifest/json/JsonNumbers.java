package dev.labeldrop.manifest.json;

/**
 * Where a JSON number ends: digits without leading zeros, then perhaps a fraction, then perhaps an
 * exponent. The array is as {@link JsonTokens} needs it.
 */
public final class JsonNumbers {

  private JsonNumbers() {}

  /**
   * Goes through a number.
   *
   * @param start index of its first byte: a minus or a digit
   * @return index after its last digit; where there is a fault, {@code ~index} of that
   */
  public static int end(byte[] bytes, int start) {
    int digits = bytes[start] == '-' ? start + 1 : start;
    int index = digitsEnd(bytes, digits);
    if (index > digits + 1 && bytes[digits] == '0') {
      return ~digits;
    }
    if (index > digits && bytes[index] == '.') {
      digits = index + 1;
      index = digitsEnd(bytes, digits);
    }
    if (index > digits && (bytes[index] == 'e' || bytes[index] == 'E')) {
      boolean signed = bytes[index + 1] == '+' || bytes[index + 1] == '-';
      digits = signed ? index + 2 : index + 1;
      index = digitsEnd(bytes, digits);
    }
    return index > digits ? index : ~index;
  }

  /** What a number should have had where it has a fault, as part of a sentence. */
  static String expectedAt(byte[] bytes, int fault) {
    return bytes[fault] == '0' ? "a number without leading zeros" : "a digit";
  }

  /** Index of the first byte that is no digit. */
  public static int digitsEnd(byte[] bytes, int from) {
    int index = from;
    long others = Swar.notDigits(Swar.word(bytes, index));
    while (others == 0) {
      index += Swar.WORD;
      others = Swar.notDigits(Swar.word(bytes, index));
    }
    return index + Swar.first(others);
  }
}
