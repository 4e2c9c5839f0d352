package dev.labeldrop.run.end;

import dev.labeldrop.Code;
import dev.labeldrop.Count;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.drop.Drop;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.drop.Upload;
import dev.labeldrop.report.Report.Changes;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.report.ReportedProblem.Source;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.RunFiles;
import dev.labeldrop.run.files.Sights;
import dev.labeldrop.run.ledger.Decision;
import dev.labeldrop.run.ledger.LineIndex;
import dev.labeldrop.run.ledger.Undo;
import dev.labeldrop.run.progress.Fate;
import dev.labeldrop.run.progress.OpenRun;
import dev.labeldrop.run.progress.RunOutcome;
import dev.labeldrop.run.progress.Settlement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run changed: which of the applied lines added an entry and which replaced one, and {@code
 * undo.jsonl}, the lines that were replaced, as they were. Of the turns that sent a line, the first
 * found what was there before the run.
 *
 * @param changes how many lines did what; null if that is not known
 * @param undone lines in {@code undo.jsonl}
 * @param unknown replaced lines of which it is not known how they were
 * @param turns the lines of each turn, in the order in which {@code undo.jsonl} has them
 */
record Replaced(@Nullable Changes changes, long undone, long unknown, List<LinesOfTurn> turns) {

  /** It is not known what was there. */
  static final Replaced NOT_KNOWN = new Replaced(null, 0, 0, List.of());

  Replaced {
    turns = List.copyOf(turns);
  }

  /**
   * The applied lines that a turn was the first to send.
   *
   * @param drop what they stand in
   * @param lines the index of all valid lines
   * @param added those whose image had no entry
   * @param replaced those whose image had one
   */
  record LinesOfTurn(Drop drop, LineIndex lines, BitSet added, BitSet replaced) {}

  /**
   * Writes {@code undo.jsonl}, if there is something to undo.
   *
   * @param turns all turns of the run
   * @param last what became of the lines in the end
   */
  static Replaced write(
      ObjectStore store, RunFiles files, List<OpenRun> turns, RunOutcome last, DatasetArn dataset) {
    BitSet earlier = new BitSet(last.size());
    long added = 0;
    long replaced = 0;
    long written = 0;
    long unknown = 0;
    List<LinesOfTurn> ofTurns = new ArrayList<>();
    try (Upload out = files.jsonLines(File.UNDO)) {
      for (OpenRun turn : turns) {
        Settlement settlement = new Settlement(turn);
        RunOutcome sent = settlement.outcome(Sights.none(last.size()));
        BitSet first = first(sent, last, earlier);
        if (!first.isEmpty() && !turn.prepared().known()) {
          out.giveUp();
          return NOT_KNOWN;
        }
        BitSet fresh = new BitSet(last.size());
        first.stream().filter(line -> sent.decision(line) == Decision.NEW).forEach(fresh::set);
        first.andNot(fresh);
        added += fresh.cardinality();
        replaced += first.cardinality();
        ofTurns.add(new LinesOfTurn(turn.plan().drop(), settlement.lines(), fresh, first));
        Undo.Written undo = undo(store, turn, settlement.lines(), first, dataset, out);
        written += undo.written();
        unknown += first.cardinality() - undo.written();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Writing " + files.uri(File.UNDO), e);
    }
    boolean all = added + replaced == last.linesApplied() && !unsure(earlier, last);
    return new Replaced(all ? new Changes(added, replaced) : null, written, unknown, ofTurns);
  }

  /** The lines that were applied in the end and that this turn was the first to send. */
  private static BitSet first(RunOutcome sent, RunOutcome last, BitSet earlier) {
    BitSet first = new BitSet(last.size());
    for (int line = 0; line < last.size(); line++) {
      if (sent.touched(line) && !earlier.get(line)) {
        earlier.set(line);
        first.set(line, last.fate(line).applied());
      }
    }
    return first;
  }

  /**
   * Whether a line that the run asked for was found in the dataset later, and the run is not known
   * to have written it: whether it has is not known.
   */
  private static boolean unsure(BitSet sent, RunOutcome last) {
    return sent.stream().anyMatch(line -> last.fate(line) == Fate.UNCHANGED);
  }

  private static Undo.Written undo(
      ObjectStore store,
      OpenRun turn,
      LineIndex lines,
      BitSet replaced,
      DatasetArn dataset,
      Upload out)
      throws IOException {
    if (replaced.isEmpty()) {
      return new Undo.Written(0, 0);
    }
    try {
      return new Undo(store).write(turn.replaced(dataset), lines, replaced::get, out);
    } catch (IOException | RuntimeException e) { // half of the lines would be worse than none
      out.giveUp();
      throw e;
    }
  }

  /** That some lines are not there; empty if all are. */
  Optional<ReportedProblem> warning() {
    Code code = Code.WARNING_UNDO_INCOMPLETE;
    return undone == 0 || unknown == 0
        ? Optional.empty()
        : Optional.of(
            ReportedProblem.ofFile(
                code,
                Source.VALIDATION,
                "%s It has %s, and %s not known. %s"
                    .formatted(
                        code.meaning(),
                        Count.of(undone, "line"),
                        Count.of(unknown, "is", "are"),
                        code.remedy())));
  }
}
