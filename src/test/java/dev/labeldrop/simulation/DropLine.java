package dev.labeldrop.simulation;

/**
 * One line of a dropped file.
 *
 * @param number from 1, blank lines counted
 * @param text the line, without its end
 * @param valid whether validation is to let it pass
 */
record DropLine(int number, String text, boolean valid) {

  String sourceRef() {
    return Line.sourceRef(text);
  }
}
