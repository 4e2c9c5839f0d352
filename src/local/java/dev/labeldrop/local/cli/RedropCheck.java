package dev.labeldrop.local.cli;

import dev.labeldrop.Code;
import dev.labeldrop.Count;
import dev.labeldrop.local.stack.Connection;
import dev.labeldrop.local.stack.NewerDrops;
import dev.labeldrop.local.stack.Runs;
import dev.labeldrop.local.stack.StackException;
import dev.labeldrop.report.ReportedImages;
import dev.labeldrop.run.files.Plan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What stands against dropping a run's lines again. */
final class RedropCheck {

  private final Connection connection;
  private final Runs runs;
  private final Plan plan;

  /** For a run, by its plan. */
  RedropCheck(Connection connection, Plan plan) {
    this.connection = connection;
    this.runs = new Runs(connection);
    this.plan = plan;
  }

  /**
   * Checks that the run's key is that of a drop.
   *
   * @throws StackException if it names no dataset; the message says which keys do
   */
  void requireDrop() {
    Plan.Refusal refusal = plan.refusal();
    if (refusal != null && refusal.code() == Code.ERROR_KEY_IS_NO_DROP) {
      throw new StackException(
          "The run %s cannot be dropped again: its key '%s' names no dataset. %s"
              .formatted(plan.run(), plan.drop().key(), refusal.code().remedy()));
    }
  }

  /**
   * Checks that a file is not the run's {@code rejected.jsonl} as it was. If lines were rejected
   * for their images, it may be: images are fixed without an edit of their lines.
   *
   * @throws StackException if it is
   */
  void requireEdited(Path edited) throws IOException {
    Optional<byte[]> rejected = runs.file(plan.run(), "rejected.jsonl");
    if (rejectedImages() == 0
        && rejected.isPresent()
        && Arrays.equals(rejected.get(), Files.readAllBytes(edited))) {
      throw new StackException(
          "%s is rejected.jsonl as the run left it. Edit it first; rejected.reasons.jsonl says what is wrong with each line."
              .formatted(edited));
    }
  }

  private long rejectedImages() {
    return runs.notice(plan.run())
        .flatMap(notice -> Optional.ofNullable(notice.images()))
        .map(ReportedImages::rejectedForImages)
        .orElse(0L);
  }

  /**
   * Checks that a file can have all lines that the run has not sent: these are not in {@code
   * rejected.jsonl}, so a file with fewer lines than the dropped one would leave them out.
   *
   * @throws StackException if it has fewer lines
   */
  void requireWhole(Path edited) throws IOException {
    long notSent = runs.notice(plan.run()).map(notice -> notice.lines().notSent()).orElse(0L);
    long dropped = plan.lines().total();
    long lines = lines(edited);
    if (notSent > 0 && lines < dropped) {
      throw new StackException(
          String.format(
              Locale.ROOT,
              "%s has %s and the file of the run %s had %,d. The run has not sent %s, which"
                  + " rejected.jsonl lacks. Fix the dropped file and drop all of it, or add"
                  + " --partly to drop only %s.",
              edited,
              Count.of(lines, "line"),
              plan.run(),
              dropped,
              Count.of(notSent, "valid line"),
              edited));
    }
  }

  /** What newer drops have written that would be lost, as a sentence; empty if there is nothing. */
  Optional<String> lost() {
    Optional<String> dataset = runs.dataset(plan.run());
    if (dataset.isEmpty()) {
      return Optional.empty();
    }
    OptionalLong changed = new NewerDrops(connection).changed(plan, dataset.get());
    if (changed.isEmpty()) {
      return Optional.of(
          "Newer drops may have changed entries of this file since, and what they wrote would be"
              + " lost: you may not read the ledger.");
    }
    return changed.getAsLong() == 0
        ? Optional.empty()
        : Optional.of(
            "Newer drops have changed %s of this file since: what they wrote would be lost."
                .formatted(Count.of(changed.getAsLong(), "entry", "entries")));
  }

  private static long lines(Path file) throws IOException {
    // Bytes as they are: the file need not be UTF-8.
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return lines.filter(line -> !line.isBlank()).count();
    }
  }
}
