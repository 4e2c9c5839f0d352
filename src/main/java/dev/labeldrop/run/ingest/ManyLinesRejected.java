package dev.labeldrop.run.ingest;

import dev.labeldrop.Code;
import dev.labeldrop.Count;
import dev.labeldrop.manifest.ChunkRejects;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.report.ReportedProblem.Source;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Warns of chunks that lost enough lines for their update to fail, had they been sent. */
final class ManyLinesRejected {

  /** The most chunks that are named. */
  private static final int MOST_NAMED = 3;

  private ManyLinesRejected() {}

  /** The warning about chunks that are sent; empty where there is nothing to warn of. */
  static Optional<ReportedProblem> of(List<ChunkRejects> chunks) {
    List<ChunkRejects> many = chunks.stream().filter(ChunkRejects::aboveTolerance).toList();
    if (many.isEmpty()) {
      return Optional.empty();
    }
    String named =
        many.stream()
            .limit(MOST_NAMED)
            .map(ManyLinesRejected::text)
            .collect(Collectors.joining("; "));
    String message =
        String.format(
            Locale.ROOT,
            "Of %,d of %s, more than 20 %% of the lines were rejected: %s%s. The"
                + " service fails a whole update when too many of its lines are bad; with those"
                + " lines, these could have failed. %s",
            many.size(),
            Count.of(chunks.size(), "chunk"),
            named,
            many.size() > MOST_NAMED ? "; and more" : "",
            Code.WARNING_MANY_LINES_REJECTED.remedy());
    return Optional.of(
        ReportedProblem.ofFile(Code.WARNING_MANY_LINES_REJECTED, Source.VALIDATION, message));
  }

  private static String text(ChunkRejects chunk) {
    return String.format(
        Locale.ROOT,
        "lines %,d to %,d: %,d of %s rejected (%.1f %%)",
        chunk.firstLine(),
        chunk.lastLine(),
        chunk.rejected(),
        Count.of(chunk.lines(), "line"),
        100.0 * chunk.rejected() / chunk.lines());
  }
}
