package dev.labeldrop.report;

import dev.labeldrop.manifest.ManifestStatistics;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a run shows.
 *
 * @param report the report
 * @param file the dropped file's name, without its folders
 * @param verdict what became of it
 * @param took how long the run took
 * @param bar what became of its lines
 * @param problems what is wrong with it
 * @param contents what its lines are labelled with; null where it was not read
 * @param timeline its updates; null where none was asked for
 */
record RunPage(
    Report report,
    String file,
    Verdict verdict,
    String took,
    LinesBar bar,
    ProblemList problems,
    @Nullable Contents contents,
    @Nullable Timeline timeline) {

  static RunPage of(Report report, List<FoundPlace> places) {
    String key = report.source().key();
    ManifestStatistics statistics = report.statistics();
    return new RunPage(
        report,
        key.substring(key.lastIndexOf('/') + 1),
        Verdict.of(report),
        Figures.duration(Duration.between(report.startedAt(), report.finishedAt())),
        LinesBar.of(report.lines()),
        ProblemList.of("p", report, places),
        statistics == null ? null : Contents.of(statistics),
        Timeline.of(report.updates(), report.finishedAt()));
  }

  /** The dataset in short, as {@code flowers, train}; null where none was found. */
  @Nullable String dataset() {
    String arn = report.datasetArn();
    if (arn == null) {
      return null;
    }
    String[] parts = arn.split("/", -1);
    return parts.length > 3 ? parts[1] + ", " + parts[3] : arn;
  }

  /** The dataset's ARN, or why there is none. */
  String datasetOrWhy() {
    return TextForm.dataset(report);
  }

  /** Whether all valid lines were in the dataset already, or older than what it holds. */
  boolean nothingToSend() {
    return report.lines().nothingToSend();
  }

  /** What came of looking at the images; null if they were not looked at. */
  @Nullable String images() {
    ReportedImages images = report.images();
    return images == null ? null : "Images: " + TextForm.images(images) + ".";
  }

  /** What {@code rejected.jsonl} is for. */
  String rejectedFile() {
    ReportedImages images = report.images();
    String what =
        images == null || images.rejectedForImages() == 0
            ? "The lines to fix"
            : "The lines to fix, or whose images to export and upload again";
    return report.outcome() == Outcome.REJECTED
        ? what
            + ", byte for byte. Nothing of the file was sent: fix them in the dropped file, and"
            + " drop the whole file."
        : report.lines().notSent() > 0
            ? what
                + ", byte for byte. It lacks the lines that were not sent: fix the dropped file,"
                + " and drop the whole file."
            : what + ", and drop again, byte for byte.";
  }

  /**
   * A file beside the page, as a relative link that works wherever the run's folder is; null where
   * it is not beside the page.
   */
  @Nullable String link(String uri) {
    String page = report.files().page();
    String folder = page.substring(0, page.lastIndexOf('/') + 1);
    String name = uri.substring(uri.lastIndexOf('/') + 1);
    return uri.equals(folder + name) && name.matches("[a-z.]+") ? name : null;
  }
}
