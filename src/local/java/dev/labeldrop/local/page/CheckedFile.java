package dev.labeldrop.local.page;

import dev.labeldrop.manifest.Validation;
import java.util.List;
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
   * @param images how its images were looked at; null if they were not
   * @param pictures the images of some of its lines; none if they were not looked at
   */
  record Read(
      String name,
      Validation validation,
      @Nullable String rejection,
      @Nullable CheckedImages images,
      List<Picture> pictures)
      implements CheckedFile {

    /** Keeps its own copy of the list. */
    public Read {
      pictures = List.copyOf(pictures);
    }

    /** One without pictures. */
    public Read(String name, Validation validation, @Nullable String rejection) {
      this(name, validation, rejection, null, List.of());
    }
  }

  /**
   * It could not be read, or not to its end.
   *
   * @param reason why, as a sentence after the file's name
   */
  record Unread(String name, String reason) implements CheckedFile {}
}
