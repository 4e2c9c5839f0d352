package dev.labeldrop.local.rekognition;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An entry of a dataset: the newest line about an image.
 *
 * @param sourceRef the image
 * @param line the line, as it was sent, without white space around it
 * @param plannedErrors codes of the errors that a test put on it
 * @param labels its labels
 * @param hasErrors whether it is listed with an error
 */
record Entry(
    String sourceRef, String line, List<String> plannedErrors, Labels labels, boolean hasErrors) {

  Entry {
    plannedErrors = List.copyOf(plannedErrors);
  }

  boolean isLabelled() {
    return !labels.used().isEmpty();
  }

  int bytes() {
    return line.getBytes(StandardCharsets.UTF_8).length;
  }
}
