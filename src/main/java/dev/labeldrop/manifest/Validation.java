package dev.labeldrop.manifest;

import dev.labeldrop.Code;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one pass over a manifest found.
 *
 * @param lines how many lines there are
 * @param fileRejected whether a rule over the whole file is broken, so that no line may be sent
 * @param chunks the updates that send every valid line, in order; the fewest possible. None where
 *     the file is rejected
 * @param rejectedByChunk for each of the chunks, how many lines are not sent where it is
 * @param problems the first problems found, at most as many as the limits keep: those of the whole
 *     file first, then in line order
 * @param errorCount how many problems of severity ERROR there were, those not kept included
 * @param warningCount how many problems of severity WARNING there were, those not kept included
 * @param counts how many problems of each code there were, those not kept included; only codes that
 *     were found, in the order of the table
 * @param statistics what the valid lines are labelled with
 */
public record Validation(
    LineCounts lines,
    boolean fileRejected,
    List<Chunk> chunks,
    List<ChunkRejects> rejectedByChunk,
    List<Problem> problems,
    long errorCount,
    long warningCount,
    Map<Code, Long> counts,
    ManifestStatistics statistics) {

  /** Keeps its own copies of the lists and of the counts. */
  public Validation {
    chunks = List.copyOf(chunks);
    rejectedByChunk = List.copyOf(rejectedByChunk);
    problems = List.copyOf(problems);
    Map<Code, Long> inOrder = new EnumMap<>(Code.class);
    inOrder.putAll(counts);
    counts = Collections.unmodifiableMap(inOrder);
  }

  /**
   * That of a manifest that was not read, for reasons that concern the whole file.
   *
   * @param reasons what is wrong; all of severity ERROR
   */
  public static Validation unread(List<Problem> reasons) {
    return new Validation(
        new LineCounts(0, 0, 0),
        true,
        List.of(),
        List.of(),
        reasons,
        reasons.size(),
        0,
        reasons.stream().collect(Collectors.groupingBy(Problem::code, Collectors.counting())),
        ManifestStatistics.NONE);
  }
}
