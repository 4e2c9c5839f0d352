package dev.labeldrop.local.convert;

import java.io.IOException;
import java.nio.file.Path;

/** Reads the annotations of one tool's format. */
public interface AnnotationReader {

  /**
   * Reads an input to its end. What cannot be read of it is counted, and hides nothing else.
   *
   * @param input a file, or where the format says so a folder
   * @throws IOException where the input cannot be read at all
   */
  void read(Path input, Collected into) throws IOException;
}
