package dev.labeldrop.report;

import dev.labeldrop.Cut;
import dev.labeldrop.change.WhatChanged;
import dev.labeldrop.manifest.ManifestStatistics;
import dev.labeldrop.manifest.ManifestStatistics.LabelCount;
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
 * @param images what came of looking at their images; null if they were not looked at
 * @param changes what the applied lines changed; null where that is not known
 * @param chunks what became of its updates
 * @param service what the service said last; null where it was not asked
 * @param updates the updates that were asked for, in order
 * @param isolation what was done to find the lines that make updates fail; null where nothing was
 * @param check how the dataset was asked for the lines that were applied
 * @param statistics what the valid lines are labelled with, labels cut to 500 characters; null
 *     where the file was not read
 * @param whatChanged what the applied lines changed, by label and by image; null where that is not
 *     known
 * @param problems what is wrong, errors before warnings, each in line order, at most as many as are
 *     kept
 * @param errorCount how many problems of severity ERROR there were, those not kept included
 * @param warningCount how many problems of severity WARNING there were, those not kept included
 * @param files where the report and the run's other files are
 */
public record Report(
    Outcome outcome,
    String runId,
    @Nullable String datasetArn,
    Instant startedAt,
    Instant finishedAt,
    Source source,
    Lines lines,
    @Nullable ReportedImages images,
    @Nullable Changes changes,
    Chunks chunks,
    @Nullable Service service,
    List<ReportedUpdate> updates,
    @Nullable Isolation isolation,
    EntryCheck check,
    @Nullable ManifestStatistics statistics,
    @Nullable WhatChanged whatChanged,
    List<ReportedProblem> problems,
    long errorCount,
    long warningCount,
    Files files) {

  private static final int LONGEST_LABEL = 500;

  /** How long a text of the service or of Labeldrop may be, in code points; the rest is cut. */
  static final int LONGEST_TEXT = 1_000;

  /** Keeps its own copies of the lists, the problems in their order. */
  public Report {
    updates = List.copyOf(updates);
    statistics = statistics == null ? null : bounded(statistics);
    problems = problems.stream().sorted(ReportedProblem.ORDER).toList();
  }

  private static ManifestStatistics bounded(ManifestStatistics all) {
    return new ManifestStatistics(
        all.labels().stream()
            .map(each ->
                new LabelCount(Cut.to(LONGEST_LABEL, each.name()), each.images(), each.boxes()))
            .toList(),
        all.moreLabels(),
        all.imagesByBoxes(),
        all.unlabelledImages());
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
   * rejected + applied + failed + notSent + unchanged + superseded}, and that is {@code total}.
   *
   * @param total all lines
   * @param valid lines without an error before the send
   * @param rejected lines that validation rejected
   * @param applied lines in updates that the service completed
   * @param failed valid lines in updates that failed, and in no later one that was completed
   * @param notSent valid lines that were to be sent, in no update that has ended
   * @param unchanged valid lines that the dataset held already, so that they were not sent
   * @param superseded valid lines whose image a newer drop has written, so that they were not sent
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
      long unchanged,
      long superseded,
      @Nullable Long withErrors,
      @Nullable Long missing) {

    /** Whether all valid lines were in the dataset already, or older than what it holds. */
    boolean nothingToSend() {
      return applied + failed + notSent == 0 && unchanged + superseded > 0;
    }
  }

  /**
   * What the applied lines changed.
   *
   * @param added lines whose image the dataset had no entry for
   * @param replaced lines whose image had an entry, which they replaced
   */
  public record Changes(long added, long replaced) {}

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
   * @param statusMessage the service's words, cut to 1,000 characters; null where it gave none
   * @param statusMessageCode {@code SUCCESS}, {@code SERVICE_ERROR} or {@code CLIENT_ERROR}; null
   *     where it gave none
   */
  public record Service(
      String status, @Nullable String statusMessage, @Nullable String statusMessageCode) {

    /** Cuts what is too long. */
    public Service {
      status = Cut.to(LONGEST_TEXT, status);
      statusMessage = Cut.orNull(LONGEST_TEXT, statusMessage);
      statusMessageCode = Cut.orNull(LONGEST_TEXT, statusMessageCode);
    }

    Service cut(int characters) {
      return new Service(
          Cut.to(characters, status),
          Cut.orNull(characters, statusMessage),
          Cut.orNull(characters, statusMessageCode));
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
   * @param lines how many there are; blank and rejected lines between the two are not counted
   * @param sourceRef the image of a single line, cut to 1,100 characters; null for more than one
   */
  public record LineRange(
      int chunk, long firstLine, long lastLine, int lines, @Nullable String sourceRef) {

    /** Cuts what is too long. */
    public LineRange {
      sourceRef = Cut.orNull(ReportedProblem.LONGEST_SOURCE_REF, sourceRef);
    }

    LineRange cut(int characters) {
      return new LineRange(chunk, firstLine, lastLine, lines, Cut.orNull(characters, sourceRef));
    }
  }

  /**
   * Where things are, as {@code s3://…}.
   *
   * @param report the whole report, for machines
   * @param page the same for people, as HTML
   * @param rejected the lines to fix and drop again; null where there are none
   * @param reasons why each of those is there, in the same order; null where there are none
   * @param undo the lines that this run replaced, as they were: dropped, they bring them back; null
   *     where nothing was replaced, or where what was there is not known
   */
  public record Files(
      String report,
      String page,
      @Nullable String rejected,
      @Nullable String reasons,
      @Nullable String undo) {}
}
