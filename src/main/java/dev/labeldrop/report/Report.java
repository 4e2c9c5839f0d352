package dev.labeldrop.report;

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
 * @param problems what is wrong, in line order, at most as many as are kept
 * @param errorCount how many problems of severity ERROR there were, those not kept included
 * @param warningCount how many problems of severity WARNING there were, those not kept included
 * @param report where the whole report is: {@code s3://…/report.json}
 * @param rejected where the refused lines are: {@code s3://…/rejected.jsonl}; null where none were
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
    List<ReportedProblem> problems,
    long errorCount,
    long warningCount,
    String report,
    @Nullable String rejected) {

  /** Keeps its own copy of the problems. */
  public Report {
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
   * What became of the lines. Blank lines are not counted.
   *
   * @param total all lines
   * @param valid lines without an error before the send
   * @param rejected lines that validation refused
   * @param applied lines in updates that the service completed
   * @param withErrors applied lines on whose entries the service keeps errors; null where that was
   *     not verified
   * @param missing applied lines that the dataset does not have; null where that was not verified
   */
  public record Lines(
      long total,
      long valid,
      long rejected,
      long applied,
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
}
