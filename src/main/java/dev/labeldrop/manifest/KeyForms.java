package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;

/**
 * The same text in other forms of Unicode: an accent can be a part of its letter (NFC), or a
 * character of its own (NFD), as macOS names files.
 */
final class KeyForms {

  private KeyForms() {}

  /** The other forms of a text in UTF-8; none of ASCII. */
  static List<byte[]> others(byte[] bytes, int start, int end) {
    List<byte[]> others = new ArrayList<>();
    if (isAscii(bytes, start, end)) {
      return others;
    }
    String text = new String(bytes, start, end - start, UTF_8);
    for (Form form : List.of(Form.NFC, Form.NFD)) {
      if (!Normalizer.isNormalized(text, form)) {
        others.add(Normalizer.normalize(text, form).getBytes(UTF_8));
      }
    }
    return others;
  }

  private static boolean isAscii(byte[] bytes, int start, int end) {
    for (int index = start; index < end; index++) {
      if (bytes[index] < 0) {
        return false;
      }
    }
    return true;
  }
}
