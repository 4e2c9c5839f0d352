package dev.labeldrop.run.images;

import dev.labeldrop.Code;
import dev.labeldrop.Count;
import dev.labeldrop.Severity;
import dev.labeldrop.image.ImageContent;
import dev.labeldrop.image.SameImages;
import dev.labeldrop.manifest.PictureFault;
import dev.labeldrop.manifest.Problem;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.FoundProblems;
import dev.labeldrop.run.files.ImageReasons;
import dev.labeldrop.run.files.LookedImages;
import dev.labeldrop.run.files.RunFiles;
import dev.labeldrop.run.ledger.LineIndex;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What all batches found, put together: which lines are rejected, and what the report says. What is
 * wrong with a bucket is said once, whichever batches met it.
 */
final class Gathered {

  private final CheckImages mode;
  private final LineIndex lines;
  private final Map<Long, Integer> places = new HashMap<>();
  private final List<ReportedProblem> problems = new ArrayList<>();
  private final List<ImageContent> contents = new ArrayList<>();
  private final ByteArrayOutputStream read = new ByteArrayOutputStream();
  private final Set<String> ofFile = new HashSet<>();
  private final Map<Integer, ReportedProblem> bad = new HashMap<>();
  private final Set<Long> unusable = new HashSet<>();
  private final Set<Long> outside = new HashSet<>();
  private long lookedAt;
  private boolean fileRejected;

  Gathered(CheckImages mode, LineIndex lines) {
    this.mode = mode;
    this.lines = lines;
    for (int place = 0; place < lines.size(); place++) {
      places.put(lines.number(place), place);
    }
  }

  /** Adds what a batch found. */
  void add(BatchDocument batch) {
    lookedAt += batch.lookedAt();
    contents.addAll(batch.contents());
    read.writeBytes(batch.records());
    for (BatchDocument.Found found : batch.problems()) {
      add(found);
    }
  }

  private void add(BatchDocument.Found found) {
    boolean rejects = mode == CheckImages.REJECT && found.severity() == Severity.ERROR;
    ReportedProblem problem = found.reported(rejects ? Severity.ERROR : Severity.WARNING);
    Long line = found.line();
    if (line != null) {
      problems.add(problem);
      if (found.severity() == Severity.ERROR) {
        (found.isOfBoxes() ? outside : unusable).add(line);
      }
      Integer place = places.get(line);
      if (rejects && place != null) {
        bad.putIfAbsent(place, problem);
      }
    } else if (ofFile.add(found.message().split(":", 2)[0])) {
      problems.add(problem);
      fileRejected |= rejects;
    }
  }

  /** The records of the images whose bytes were read, one behind the other, in no order. */
  byte[] read() {
    return read.toByteArray();
  }

  /** Some images were not looked at, because a batch of them was not. */
  void missing(long images) {
    problems.add(
        ReportedProblem.ofFile(
            Code.WARNING_IMAGES_NOT_CHECKED,
            ReportedProblem.Source.VALIDATION,
            "Of %s, %s not looked at: the call failed. %s"
                .formatted(
                    Count.of(lines.size(), "image"),
                    Count.of(images, "was", "were"),
                    PictureFault.NOT_CHECKED.remedy())));
  }

  /**
   * Leaves what was found in a folder.
   *
   * @param rejectsFile whether one rejected line rejects the whole file
   * @param most how many problems are kept
   */
  LookedImages leave(RunFiles folder, String documents, boolean rejectsFile, int most) {
    for (Problem same : SameImages.of(contents)) {
      add(BatchDocument.Found.of(same));
    }
    FoundProblems all = FoundProblems.of(problems);
    folder.write(
        File.PROBLEMS,
        new FoundProblems(
            problems.stream().sorted(ReportedProblem.ORDER).limit(most).toList(),
            all.errorCount(),
            all.warningCount()));
    BitSet places = new BitSet();
    bad.keySet().forEach(places::set);
    folder.writeBytes(File.BAD_IMAGES, places.toByteArray());
    ImageReasons.write(folder, bad);
    outside.removeAll(unusable);
    boolean allBad = !bad.isEmpty() && bad.size() == lines.size();
    boolean rejected = fileRejected || allBad || (rejectsFile && !bad.isEmpty());
    return new LookedImages(
        documents, lines.size(), lookedAt, unusable.size(), outside.size(), bad.size(), rejected);
  }
}
