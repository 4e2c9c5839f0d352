package dev.labeldrop.run.files;

import dev.labeldrop.manifest.Chunk;
import dev.labeldrop.report.EntryCheck.LedgerUse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Prepare decided under one turn of a run: {@code prepared.json}. It is written once.
 *
 * @param turn the run's turn, from 1
 * @param at when it was decided, ISO-8601
 * @param documents folder of the documents of the Prepare that wrote this, within the turn's folder
 * @param source where the lines to send stand
 * @param offset first byte of the first line to send there, from 0
 * @param subset whether the lines to send have an index of their own, because not all valid lines
 *     are sent
 * @param chunks the updates, in order; none if nothing is to be sent
 * @param counts what was decided about the valid lines
 * @param knowledge how it was known what the dataset holds
 * @param before what DescribeDataset said then
 * @param why why the dataset's content is not known, as a sentence; null if it is
 */
public record Prepared(
    int turn,
    String at,
    String documents,
    Source source,
    long offset,
    boolean subset,
    List<Chunk> chunks,
    Counts counts,
    Knowledge knowledge,
    Facts before,
    @Nullable String why) {

  /** Keeps its own copy of the list. */
  public Prepared {
    chunks = List.copyOf(chunks);
  }

  /** Where the lines to send stand. */
  public enum Source {
    /** In the dropped object, as one range of it. */
    DROP,
    /** In a file of the run. */
    FILE
  }

  /** How it was known what the dataset holds. */
  public enum Knowledge {
    /** The ledger agreed with the dataset. */
    LEDGER,
    /** The dataset was listed. */
    LISTED,
    /** The dataset had no entries. */
    EMPTY,
    /** It was not known. */
    UNKNOWN;

    /** The same in a report's words. */
    public LedgerUse use() {
      return switch (this) {
        case LEDGER -> LedgerUse.BELIEVED;
        case LISTED -> LedgerUse.LISTED;
        case EMPTY -> LedgerUse.EMPTY_DATASET;
        case UNKNOWN -> LedgerUse.NOT_KNOWN;
      };
    }
  }

  /**
   * What was decided about the valid lines; they are counted once in the sum of all.
   *
   * @param added sent, and the dataset has no entry for them as far as is known
   * @param replaced sent, and the dataset has an entry for them
   * @param unchanged not sent: the dataset holds them already
   * @param superseded not sent: a newer drop has written their entries
   * @param done not sent: an earlier turn of this run applied them
   */
  public record Counts(long added, long replaced, long unchanged, long superseded, long done) {}

  /**
   * What DescribeDataset said.
   *
   * @param updatedAt {@code LastUpdatedTimestamp}, ISO-8601; null if it had none
   * @param totalEntries entries; null if not known
   * @param errorEntries entries with errors; null if not known
   */
  public record Facts(
      @Nullable String updatedAt, @Nullable Long totalEntries, @Nullable Long errorEntries) {

    /** Whether no entry has errors, for certain. */
    public boolean withoutErrors() {
      return errorEntries != null && errorEntries == 0;
    }
  }

  /** Whether the piece is a whole chunk. */
  public boolean isWhole(Piece piece) {
    Chunk chunk = chunks.get(piece.chunk() - 1);
    return chunk.first() == piece.from() && chunk.lines() == piece.lines();
  }

  /** Whether it is known which lines the dataset had entries for. */
  public boolean known() {
    return knowledge != Knowledge.UNKNOWN;
  }
}
