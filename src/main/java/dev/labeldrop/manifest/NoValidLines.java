package dev.labeldrop.manifest;

/** Stands for a taker of lines who wants none. */
enum NoValidLines implements ValidLines {
  /** The only one. */
  INSTANCE;

  @Override
  public void line(ValidLine line) {}
}
