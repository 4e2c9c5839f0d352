package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Keeps refused lines as they are handed out. */
final class CollectedLines implements RefusedLines {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Why they are refused. */
  final List<RefusedLine> lines = new ArrayList<>();

  @Override
  public void bytes(byte[] buffer, int offset, int length) {
    bytes.write(buffer, offset, length);
  }

  @Override
  public void end(RefusedLine line) {
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
