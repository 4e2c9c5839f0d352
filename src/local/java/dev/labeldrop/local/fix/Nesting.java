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

  /** Index after the object that starts at an index of a text; -1 where it does not end. */
  static int endOfObject(String text, int start) {
    Nesting nesting = new Nesting();
    for (int index = start; index < text.length(); index++) {
      nesting.add(text.charAt(index));
      if (nesting.closed()) {
        return index + 1;
      }
    }
    return -1;
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
