package dev.labeldrop.manifest;

import java.io.IOException;

/**
 * Takes the lines of a manifest that cannot be sent, in their order: of each line first its bytes,
 * in one piece or several, and then why it is rejected.
 */
public interface RejectedLines {

  /**
   * Takes the next bytes of a line; its line end is never among them.
   *
   * @param buffer has them from {@code offset}; it changes after the call
   */
  void bytes(byte[] buffer, int offset, int length) throws IOException;

  /** Ends the line whose bytes were given. */
  void end(RejectedLine line) throws IOException;

  /** Takes the lines and leaves them nowhere. */
  static RejectedLines ignored() {
    return new RejectedLines() {
      @Override
      public void bytes(byte[] buffer, int offset, int length) {}

      @Override
      public void end(RejectedLine line) {}
    };
  }
}
