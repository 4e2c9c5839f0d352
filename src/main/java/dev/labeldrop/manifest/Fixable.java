package dev.labeldrop.manifest;

/** Whether {@code ./labeldrop fix} can fix a fault. */
public enum Fixable {
  /** Only a person can. */
  BY_HAND,
  /** It can, without changing what the file means. */
  SAFE,
  /** It can, if it is allowed to guess: with {@code --unsafe}. */
  UNSAFE
}
