package dev.labeldrop.local.rekognition;

import dev.labeldrop.local.json.JsonTree;

/** A line of an update's changes, as the service takes it. */
sealed interface Line {

  /**
   * A line that becomes an entry.
   *
   * @param sourceRef the image that it is about
   * @param text the line, without white space around it
   * @param content the same, read
   */
  record Usable(SourceRef sourceRef, String text, JsonTree.Obj content) implements Line {}

  /**
   * A line that the service drops without a word.
   *
   * @param reason why
   * @param text the line; what is not UTF-8 in it is replaced
   */
  record Dropped(SilentDrop.Reason reason, String text) implements Line {}
}
