package dev.labeldrop.run.files;

import dev.labeldrop.report.EntryCheck;
import dev.labeldrop.report.ReportedProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the dataset was seen to hold of the lines that were applied: {@code entries.json} in the
 * turn's folder. It is written once, after the ledger: if it is there, the ledger has the turn.
 *
 * @param lines how many valid lines the drop has
 * @param sights what was seen of their entries
 * @param withErrors applied lines on whose entries the service keeps errors; null if that is not
 *     known
 * @param problems errors of entries, lines that are missing or differ, in line order, at most as
 *     many as are kept
 * @param errorCount how many of them there were, those not kept included
 * @param check how the dataset was asked
 */
public record FoundEntries(
    int lines,
    List<Sights.Span> sights,
    @Nullable Long withErrors,
    List<ReportedProblem> problems,
    long errorCount,
    EntryCheck check) {

  /** Keeps its own copies of the lists. */
  public FoundEntries {
    sights = List.copyOf(sights);
    problems = List.copyOf(problems);
  }

  /** Whether it is known of every entry whether the service keeps errors on it. */
  public boolean errorsKnown() {
    return withErrors != null;
  }

  /** What was seen of the valid lines' entries. */
  public Sights seen() {
    return Sights.of(lines, sights);
  }
}
