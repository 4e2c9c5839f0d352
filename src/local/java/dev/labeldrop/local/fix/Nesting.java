package dev.labeldrop.local.fix;

/** How deep in objects and arrays a JSON text is, as far as it was read. */
final class Nesting {

  private int depth;
  private boolean inString;
  private boolean escaped;

  /** Reads on; strings do not go over line ends. */
  void add(String line) {
    inString = false;
    escaped = false;
    for (int index = 0; index < line.length(); index++) {
      add(line.charAt(index));
    }
  }

  private void add(char character) {
    if (inString) {
      inString = escaped || character != '"';
      escaped = !escaped && character == '\\';
      return;
    }
    switch (character) {
      case '"' -> inString = true;
      case '{', '[' -> depth++;
      case '}', ']' -> depth--;
      default -> {}
    }
  }

  /** Whether everything that was opened is closed. */
  boolean closed() {
    return depth <= 0;
  }
}
