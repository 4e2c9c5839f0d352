package dev.labeldrop.local;

import java.nio.file.Path;

/** The project's own folder, with the template and the samples. */
public final class Home {

  /** Set by the launcher, which may be called from anywhere. */
  private static final String FOLDER = "labeldrop.home";

  private Home() {}

  /** A file of the project. */
  public static Path file(String name) {
    return Path.of(System.getProperty(FOLDER, "")).resolve(name);
  }
}
