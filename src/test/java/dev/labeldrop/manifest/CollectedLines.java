package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Keeps rejected lines as they are handed out. */
final class CollectedLines implements RejectedLines {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Why they are rejected. */
  final List<RejectedLine> lines = new ArrayList<>();

  @Override
  public void bytes(byte[] buffer, int offset, int length) {
    bytes.write(buffer, offset, length);
  }

  @Override
  public void end(RejectedLine line) {
    bytes.write('\n');
    lines.add(line);
  }

  /** Forgets all. */
  void reset() {
    bytes.reset();
    lines.clear();
  }

  /** Their bytes, each as a char, with a line feed after each line. */
  String text() {
    return bytes.toString(ISO_8859_1);
  }
}
