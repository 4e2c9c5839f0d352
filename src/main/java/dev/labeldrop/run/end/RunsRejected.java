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
import dev.labeldrop.run.progress.OpenRun;
import dev.labeldrop.run.progress.RunOutcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
  private final Consumer<String> warn;

  RunsRejected(
      ObjectStore store,
      RunFiles files,
      Plan plan,
      @Nullable LookedImages images,
      Consumer<String> warn) {
    this.store = store;
    this.files = files;
    this.plan = plan;
    this.images = images;
    this.warn = warn;
  }

  /**
   * Writes those of a run; those alone that validation rejected, if the others cannot be read any
   * more: a report without the file is better than none, and a file with some lines better than no
   * file.
   *
   * @param run its last turn; null if it had none
   * @param outcome what became of the lines; null if that is not known
   * @return whether there is a file
   */
  boolean write(@Nullable OpenRun run, @Nullable RunOutcome outcome, Failures failures) {
    try {
      return writeAll(run, outcome, failures);
    } catch (PermanentException e) {
      warn.accept("rejected.jsonl could not be written whole: " + e.text());
    }
    try {
      return writeValidated();
    } catch (PermanentException e) {
      warn.accept("rejected.jsonl could not be written: " + e.text());
      return false;
    }
  }

  private boolean writeAll(@Nullable OpenRun run, @Nullable RunOutcome outcome, Failures failures) {
    int[] pieces = outcome == null ? new int[0] : pieces(outcome, failures.pieces());
    Map<Integer, ReportedProblem> bad = badImages(outcome);
    int[] places =
        outcome == null
            ? bad.keySet().stream().mapToInt(place -> place).sorted().toArray()
            : IntStream.range(0, outcome.size())
                .filter(line ->
                    pieces[line] != NO_PIECE || isMissing(outcome, line) || bad.containsKey(line))
                .toArray();
    if (plan.lines().rejected() == 0 && places.length == 0) {
      return false;
    }
    LineIndex lines = places.length == 0 ? LineIndex.of(new byte[0]) : lines(run);
    try (RejectedFiles rejected = RejectedFiles.in(files)) {
      try {
        copy(rejected);
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
                  rejected.bytes(line, 0, line.length);
                  rejected.end(lines.number(place), why.about(LineTexts.sourceRef(line)));
                });
      } catch (IOException | RuntimeException e) { // half of the lines would be worse than none
        rejected.giveUp();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Writing " + files.uri(File.REJECTED), e);
    }
    return true;
  }

  private LineIndex lines(@Nullable OpenRun run) {
    return run == null ? files.in(plan.documents()).index(plan.lines().valid()) : run.lines();
  }

  private boolean writeValidated() {
    if (plan.lines().rejected() == 0) {
      return false;
    }
    try (RejectedFiles rejected = RejectedFiles.in(files)) {
      try {
        copy(rejected);
      } catch (IOException | RuntimeException e) {
        rejected.giveUp();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Writing " + files.uri(File.REJECTED), e);
    }
    return true;
  }

  /** Why lines are rejected because of their images, by their places. */
  private Map<Integer, ReportedProblem> badImages(@Nullable RunOutcome outcome) {
    if (images == null || images.bad() == 0) {
      return Map.of();
    }
    Map<Integer, ReportedProblem> bad = ImageReasons.read(images.folder(files));
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

  private void copy(RejectedFiles rejected) throws IOException {
    RunFiles ingested = files.in(plan.documents());
    if (plan.lines().rejected() > 0) {
      try (InputStream lines = open(ingested, File.REJECTED);
          InputStream reasons = open(ingested, File.REASONS)) {
        rejected.copy(lines, reasons);
      }
    }
  }

  private static InputStream open(RunFiles folder, File file) {
    return folder.has(file)
        ? folder.open(file, 0, Long.MAX_VALUE)
        : new ByteArrayInputStream(new byte[0]);
  }
}
