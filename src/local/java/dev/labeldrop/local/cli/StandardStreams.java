package dev.labeldrop.local.cli;

import java.io.InputStream;

/**
 * The process's streams, where a command needs more than picocli's two writers.
 *
 * @param in what {@code -} means
 * @param errorsToTerminal whether somebody watches the error stream: then it may have a bar
 */
record StandardStreams(InputStream in, boolean errorsToTerminal) {

  /**
   * Set by the launcher, which can ask each stream by itself; Java's console tells only whether
   * input and output both are a terminal.
   */
  private static final String TERMINAL = "labeldrop.stderr.terminal";

  /** Those of this process. */
  static StandardStreams ofProcess() {
    return new StandardStreams(System.in, Boolean.getBoolean(TERMINAL));
  }
}
