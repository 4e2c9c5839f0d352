package dev.labeldrop.run.end;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.Severity;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.report.ReportedProblem.Source;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.ImageReasons;
import dev.labeldrop.run.files.LineTexts;
import dev.labeldrop.run.files.LookedImages;
import dev.labeldrop.run.files.Piece;
import dev.labeldrop.run.files.Plan;
import dev.labeldrop.run.files.RejectedFiles;
import dev.labeldrop.run.files.RunFiles;
import dev.labeldrop.run.files.Sights.Sight;
import dev.labeldrop.run.ledger.LineIndex;
import dev.labeldrop.run.progress.Fate;
import dev.labeldrop.run.progress.RunOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the run's {@code rejected.jsonl} and its reasons: the lines that validation rejected, as
 * Ingest left them, then those whose images cannot be used, that make updates fail, are missing, or
 * differ, in line order. Written again they come out the same.
 */
final class RunsRejected {

  private static final int NO_PIECE = -1;

  private final ObjectStore store;
  private final RunFiles files;
  private final Plan plan;
  private final @Nullable LookedImages images;

  RunsRejected(ObjectStore store, RunFiles files, Plan plan, @Nullable LookedImages images) {
    this.store = store;
    this.files = files;
    this.plan = plan;
    this.images = images;
  }

  /**
   * What was written.
   *
   * @param any whether there is a file
   * @param warning that lines which were rejected are not in it; empty if all are
   */
  record Written(boolean any, Optional<ReportedProblem> warning) {}

  /**
   * Writes those of a run. A file with some of them is better than no file, and a report without
   * the file is better than none.
   *
   * @param outcome what became of the lines; null if that is not known
   */
  Written write(@Nullable RunOutcome outcome, Failures failures) {
    Set<String> lost = new LinkedHashSet<>();
    boolean any = false;
    try {
      any =
          write(to -> {
            boolean copied = copy(to, lost);
            return add(to, outcome, failures, lost) || copied;
          });
    } catch (PermanentException e) {
      lost.add(e.text());
      any = writeValidated(lost);
    }
    return new Written(any, warning(lost));
  }

  private boolean writeValidated(Set<String> lost) {
    try {
      return write(to -> copy(to, lost));
    } catch (PermanentException e) {
      lost.add(e.text());
      return false;
    }
  }

  private static Optional<ReportedProblem> warning(Set<String> lost) {
    Code code = Code.WARNING_REJECTED_INCOMPLETE;
    return lost.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ReportedProblem.ofFile(
                code,
                Source.VALIDATION,
                "%s %s %s".formatted(code.meaning(), String.join(" ", lost), code.remedy())));
  }

  /** Puts lines into the files; false if there are none. */
  private interface Content {

    boolean put(RejectedFiles to) throws IOException;
  }

  private boolean write(Content content) {
    try (RejectedFiles rejected = RejectedFiles.in(files)) {
      try {
        return content.put(rejected);
      } catch (IOException | RuntimeException e) { // half of the lines would be worse than none
        rejected.giveUp();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Writing " + files.uri(File.REJECTED), e);
    }
  }

  /** Adds the lines that validation let pass, and that are rejected all the same. */
  private boolean add(
      RejectedFiles to, @Nullable RunOutcome outcome, Failures failures, Set<String> lost) {
    int[] pieces = outcome == null ? new int[0] : pieces(outcome, failures.pieces());
    Map<Integer, ReportedProblem> bad = badImages(outcome, lost);
    int[] places =
        outcome == null
            ? bad.keySet().stream().mapToInt(place -> place).sorted().toArray()
            : IntStream.range(0, outcome.size())
                .filter(line ->
                    pieces[line] != NO_PIECE || isMissing(outcome, line) || bad.containsKey(line))
                .toArray();
    if (places.length == 0) {
      return false;
    }
    LineIndex lines = files.in(plan.documents()).index(plan.lines().valid());
    new LineTexts(store, plan.drop(), lines)
        .read(
            places,
            (place, line) -> {
              ReportedProblem why = bad.get(place);
              if (why == null) {
                why =
                    pieces[place] == NO_PIECE
                        ? missing(outcome, place, lines.number(place))
                        : failures.problems().get(pieces[place]);
              }
              to.bytes(line, 0, line.length);
              to.end(lines.number(place), why.about(LineTexts.sourceRef(line)));
            });
    return true;
  }

  /** Why lines are rejected because of their images, by their places. */
  private Map<Integer, ReportedProblem> badImages(@Nullable RunOutcome outcome, Set<String> lost) {
    if (images == null || images.bad() == 0) {
      return Map.of();
    }
    RunFiles folder = images.folder(files);
    Map<Integer, ReportedProblem> bad = ImageReasons.read(folder);
    if (bad.isEmpty()) {
      lost.add(gone(folder, File.IMAGE_REASONS));
    }
    if (outcome != null) {
      bad.keySet().removeIf(place -> outcome.fate(place) != Fate.BAD_IMAGE);
    }
    return bad;
  }

  /** Of each line the piece that makes updates fail, by its number in the list. */
  private static int[] pieces(RunOutcome outcome, List<Piece> failing) {
    int[] pieces = IntStream.generate(() -> NO_PIECE).limit(outcome.size()).toArray();
    int[] sent = outcome.sentPlaces();
    for (int number = 0; number < failing.size(); number++) {
      for (int at = failing.get(number).from(); at < failing.get(number).to(); at++) {
        pieces[sent[at]] = number;
      }
    }
    return pieces;
  }

  private static boolean isMissing(RunOutcome outcome, int line) {
    Sight sight = outcome.sight(line);
    return outcome.fate(line).applied() && (sight == Sight.ABSENT || sight == Sight.OTHER);
  }

  private static ReportedProblem missing(@Nullable RunOutcome outcome, int line, long number) {
    boolean absent = outcome != null && outcome.sight(line) == Sight.ABSENT;
    Code code = absent ? Code.ERROR_MISSING_ENTRY : Code.ERROR_ENTRY_DIFFERS;
    return new ReportedProblem(
        number,
        null,
        null,
        code.name(),
        Severity.ERROR,
        Source.SERVICE,
        code.meaning() + " " + code.remedy(),
        null);
  }

  /** Takes over what validation rejected; false if that is nothing, or is gone. */
  private boolean copy(RejectedFiles rejected, Set<String> lost) throws IOException {
    if (plan.lines().rejected() == 0) {
      return false;
    }
    RunFiles ingested = files.in(plan.documents());
    for (File file : List.of(File.REJECTED, File.REASONS)) {
      if (!ingested.has(file)) {
        lost.add(gone(ingested, file));
        return false;
      }
    }
    try (InputStream lines = ingested.open(File.REJECTED, 0, Long.MAX_VALUE);
        InputStream reasons = ingested.open(File.REASONS, 0, Long.MAX_VALUE)) {
      rejected.copy(lines, reasons);
    }
    return true;
  }

  private static String gone(RunFiles folder, File file) {
    return folder.uri(file) + " is gone. See what deletes runs/.";
  }
}
