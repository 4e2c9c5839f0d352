package dev.labeldrop.manifest;

import java.io.IOException;

/**
 * Takes the lines of a manifest that can be sent, in the order of the file; at most as many as a
 * manifest may have. If the file as a whole turns out to be rejected, it has got some all the same.
 */
@FunctionalInterface
public interface ValidLines {

  /** Takes the next line. */
  void line(ValidLine line) throws IOException;

  /** Takes no line; then nothing is calculated for it. */
  static ValidLines ignored() {
    return NoValidLines.INSTANCE;
  }
}
