package dev.labeldrop.report;

import dev.labeldrop.manifest.ManifestStatistics;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one dropped file.
 *
 * @param outcome how the run ended
 * @param runId which run
 * @param datasetArn the dataset that it went to; null where none was found
 * @param startedAt when the file was read
 * @param finishedAt when the run ended
 * @param source the dropped object
 * @param lines what became of its lines
 * @param chunks what became of its updates
 * @param service what the service said last; null where it was not asked
 * @param updates the updates that were asked for, in order
 * @param isolation what was done to find the lines that make updates fail; null where nothing was
 * @param check how the dataset was asked for the lines that were applied
 * @param statistics what the valid lines are labelled with; null where the file was not read
 * @param problems what is wrong, in line order, at most as many as are kept
 * @param errorCount how many problems of severity ERROR there were, those not kept included
 * @param warningCount how many problems of severity WARNING there were, those not kept included
 * @param files where the report and the lines to mend are
 */
public record Report(
    Outcome outcome,
    String runId,
    @Nullable String datasetArn,
    Instant startedAt,
    Instant finishedAt,
    Source source,
    Lines lines,
    Chunks chunks,
    @Nullable Service service,
    List<Update> updates,
    @Nullable Isolation isolation,
    EntryCheck check,
    @Nullable ManifestStatistics statistics,
    List<ReportedProblem> problems,
    long errorCount,
    long warningCount,
    Files files) {

  /** Keeps its own copies of the lists. */
  public Report {
    updates = List.copyOf(updates);
    problems = List.copyOf(problems);
  }

  /**
   * The dropped object.
   *
   * @param bucket its bucket
   * @param key its key, decoded
   * @param versionId its version; null in a bucket without versioning
   * @param etag its ETag, without quotes
   * @param size its size in bytes
   */
  public record Source(
      String bucket, String key, @Nullable String versionId, String etag, long size) {}

  /**
   * What became of the lines. Blank lines are not counted. Every line is counted once in {@code
   * rejected + applied + failed + notSent}.
   *
   * @param total all lines
   * @param valid lines without an error before the send
   * @param rejected lines that validation refused
   * @param applied lines in updates that the service completed
   * @param failed valid lines in updates that failed, and in no later one that was completed
   * @param notSent valid lines in no update that has ended
   * @param withErrors applied lines on whose entries the service keeps errors; null where that was
   *     not verified
   * @param missing applied lines that the dataset does not have; null where that was not verified
   */
  public record Lines(
      long total,
      long valid,
      long rejected,
      long applied,
      long failed,
      long notSent,
      @Nullable Long withErrors,
      @Nullable Long missing) {}

  /**
   * What became of the updates.
   *
   * @param total how many the file needs
   * @param applied how many the service completed
   */
  public record Chunks(int total, int applied) {}

  /**
   * What the service said last of the dataset.
   *
   * @param status such as {@code UPDATE_COMPLETE}
   * @param statusMessage the service's words; null where it gave none
   * @param statusMessageCode {@code SUCCESS}, {@code SERVICE_ERROR} or {@code CLIENT_ERROR}; null
   *     where it gave none
   */
  public record Service(
      String status, @Nullable String statusMessage, @Nullable String statusMessageCode) {}

  /**
   * One update that was asked for.
   *
   * @param number which update of the run, from 1
   * @param chunk which chunk its lines are of, from 1
   * @param lines how many lines it had
   * @param firstLine number of its first line in the manifest, from 1
   * @param lastLine number of its last line
   * @param bytes its size, in bytes
   * @param whole whether it had the whole chunk; false where it was a part, sent to find the lines
   *     that make the chunk fail
   * @param submittedAt when the service took it
   * @param endedAt when it was seen to have ended; null where it was not
   * @param polls how often the dataset was looked at until then
   * @param status such as {@code UPDATE_COMPLETE}; null where its end was not seen
   * @param statusMessage the service's words at its end; null where it gave none
   * @param statusMessageCode the service's code at its end; null where it gave none
   */
  public record Update(
      int number,
      int chunk,
      int lines,
      long firstLine,
      long lastLine,
      int bytes,
      boolean whole,
      Instant submittedAt,
      @Nullable Instant endedAt,
      int polls,
      @Nullable String status,
      @Nullable String statusMessage,
      @Nullable String statusMessageCode) {

    /** Whether the service completed it. */
    public boolean completed() {
      return "UPDATE_COMPLETE".equals(status);
    }
  }

  /**
   * What was done to find the lines that make updates fail.
   *
   * @param updates how many updates it took
   * @param mostUpdates how many it may take
   * @param failing the lines found; a range of more than one line where the updates did not suffice
   */
  public record Isolation(int updates, int mostUpdates, List<LineRange> failing) {

    /** Keeps its own copy of the list. */
    public Isolation {
      failing = List.copyOf(failing);
    }
  }

  /**
   * Lines of a manifest that follow each other.
   *
   * @param chunk which chunk they are in, from 1
   * @param firstLine number of the first, from 1
   * @param lastLine number of the last
   * @param lines how many there are; blank and refused lines between the two are not counted
   * @param sourceRef the image of a single line; null for more than one
   */
  public record LineRange(
      int chunk, long firstLine, long lastLine, int lines, @Nullable String sourceRef) {}

  /**
   * How the dataset was asked for the lines that were applied.
   *
   * @param method how it was asked for missing lines
   * @param calls how many pages of entries were listed
   * @param mostCalls how many may be
   * @param entriesBefore entries of the dataset before the first update; null where not known
   * @param entriesAfter entries of the dataset after the last; null where not known
   * @param otherEntriesWithErrors entries with errors that no line of the file is about: they are
   *     older, or somebody else's; null where not known
   * @param statement in words, how it was checked and what that cannot see
   */
  public record EntryCheck(
      Method method,
      int calls,
      int mostCalls,
      @Nullable Long entriesBefore,
      @Nullable Long entriesAfter,
      @Nullable Long otherEntriesWithErrors,
      String statement) {}

  /** How missing lines are looked for. */
  public enum Method {
    /** Every entry of the dataset was listed. */
    LISTED,
    /** The dataset was too large to be listed: its count of entries was compared. */
    COUNTED,
    /** It was not checked. */
    NOT_CHECKED
  }

  /**
   * Where things are, as {@code s3://…}.
   *
   * @param report the whole report, for machines
   * @param page the same for people, as HTML
   * @param rejected the lines to mend and drop again; null where there are none
   * @param reasons why each of those is there, in the same order; null where there are none
   */
  public record Files(
      String report, String page, @Nullable String rejected, @Nullable String reasons) {}
}
