package dev.labeldrop.local.cli;

import dev.labeldrop.Severity;
import dev.labeldrop.manifest.Chunk;
import dev.labeldrop.manifest.LineCounts;
import dev.labeldrop.manifest.Validation;
import dev.labeldrop.run.state.Settings.OnInvalidLine;
import java.util.List;
import java.util.Locale;

/** What would become of a manifest if it were dropped, as far as the file itself decides it. */
sealed interface Verdict {

  /**
   * Its valid lines would be sent.
   *
   * @param lines how many
   * @param rejected how many others would go to {@code rejected.jsonl}
   * @param chunks the updates, in order
   */
  record Sent(long lines, long rejected, List<Chunk> chunks) implements Verdict {

    /** Keeps its own copy of the list. */
    public Sent {
      chunks = List.copyOf(chunks);
    }
  }

  /**
   * Nothing of it would be sent.
   *
   * @param reason why, as a clause
   */
  record Refused(String reason) implements Verdict {}

  /** The same decision as that of a deployed stack. */
  static Verdict of(Validation validation, OnInvalidLine onInvalid) {
    if (onInvalid.rejects(validation)) {
      return new Refused(reason(validation));
    }
    LineCounts lines = validation.lines();
    return new Sent(lines.valid(), lines.rejected(), validation.chunks());
  }

  private static String reason(Validation validation) {
    if (validation.fileRejected()) {
      List<String> codes =
          validation.problems().stream()
              .filter(problem -> problem.line() == null && problem.severity() == Severity.ERROR)
              .map(problem -> problem.code().name())
              .distinct()
              .toList();
      return "the file as a whole has the error"
          + (codes.size() == 1 ? " " : "s ")
          + String.join(" and ", codes);
    }
    LineCounts lines = validation.lines();
    return lines.total() == 1
        ? "its line cannot be sent"
        : String.format(
            Locale.ROOT, "%,d of its %,d lines cannot be sent", lines.rejected(), lines.total());
  }
}
