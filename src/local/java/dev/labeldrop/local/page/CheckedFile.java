package dev.labeldrop.local.page;

import dev.labeldrop.manifest.Validation;
import org.jspecify.annotations.Nullable;

/** A manifest that was to be validated and not sent. */
public sealed interface CheckedFile {

  /** What to call it, such as its path. */
  String name();

  /**
   * It was read to its end.
   *
   * @param validation what was found
   * @param rejection why nothing of it would be sent, as a clause; null where its valid lines would
   */
  record Read(String name, Validation validation, @Nullable String rejection)
      implements CheckedFile {}

  /**
   * It could not be read, or not to its end.
   *
   * @param reason why, as a sentence after the file's name
   */
  record Unread(String name, String reason) implements CheckedFile {}
}
