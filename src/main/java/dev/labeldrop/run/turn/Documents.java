package dev.labeldrop.run.turn;

import dev.labeldrop.Code;
import dev.labeldrop.Json;
import dev.labeldrop.PermanentException;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.drop.RunId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the documents of a dataset's folder. */
final class Documents {

  private Documents() {}

  /**
   * A text of a document.
   *
   * @throws PermanentException with code ERROR_INVALID_INPUT if there is none
   */
  static String required(@Nullable String text, String field) {
    if (text == null) {
      throw new PermanentException(
          Code.ERROR_INVALID_INPUT, "A document has no '" + field + "': it was made by hand.");
    }
    return text;
  }

  /**
   * The id of a run.
   *
   * @throws PermanentException with code ERROR_INVALID_INPUT if it is none
   */
  static String runId(@Nullable String text) {
    String run = required(text, "run");
    try {
      return new RunId(run).value();
    } catch (IllegalArgumentException e) {
      throw new PermanentException(
          Code.ERROR_INVALID_INPUT, "A document was made by hand: " + e.getMessage(), e);
    }
  }

  /**
   * A ticket or turn; null if it cannot be read. It counts as absent then: a run that waited queues
   * again, and one that had the turn finds that it has lost it.
   *
   * @param warn told of one that cannot be read
   */
  static <T> @Nullable T read(
      Class<T> type, byte[] json, DatasetArn dataset, Consumer<String> warn) {
    try {
      return Json.read(type, json, type.getSimpleName());
    } catch (PermanentException e) {
      warn.accept("In the folder of " + dataset + ": " + e.text() + " It counts as absent.");
      return null;
    }
  }
}
