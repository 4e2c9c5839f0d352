package dev.labeldrop.local.cli;

import java.nio.file.Path;

/** The project's own folder, with the template and the samples. */
final class Home {

  /** Set by the launcher, which may be called from anywhere. */
  private static final String FOLDER = "labeldrop.home";

  private Home() {}

  /** A file of the project. */
  static Path file(String name) {
    return Path.of(System.getProperty(FOLDER, "")).resolve(name);
  }
}
