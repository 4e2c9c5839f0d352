package dev.labeldrop.simulation;

/**
 * What the world's rules say of a line. Its first class name tells what the service does with it.
 */
final class Line {

  /** The service drops such a line without a word. */
  static final String LOST = "lost";

  /** The service keeps such a line with an error. */
  static final String ODD = "odd";

  /** An update with such a line fails. */
  static final String FATAL = "fatal";

  private static final String SOURCE_REF = "\"source-ref\":\"";

  private Line() {}

  /** The image that a line is about; empty where it names none. */
  static String sourceRef(String line) {
    int start = line.indexOf(SOURCE_REF);
    if (start < 0) {
      return "";
    }
    int from = start + SOURCE_REF.length();
    return line.substring(from, line.indexOf('"', from));
  }

  static boolean isLost(String line) {
    return is(line, LOST);
  }

  static boolean isOdd(String line) {
    return is(line, ODD);
  }

  static boolean isFatal(String line) {
    return is(line, FATAL);
  }

  private static boolean is(String line, String kind) {
    return line.contains(":\"" + kind + "-");
  }
}
