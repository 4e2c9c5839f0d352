package dev.labeldrop.report;

import dev.labeldrop.manifest.Validation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of manifests that were only validated shows.
 *
 * @param verdict what all of them come to
 * @param files one by one
 */
record CheckPage(Verdict verdict, List<File> files) {

  /**
   * One manifest.
   *
   * @param id its id in the page
   * @param name what it is called
   * @param verdict what was found, in short
   * @param bar its lines
   * @param rejected how many of them were refused
   * @param updates how many updates it would take
   * @param problems what is wrong with it
   * @param contents what its lines are labelled with; null where there is nothing to show
   */
  record File(
      String id,
      String name,
      Verdict verdict,
      LinesBar bar,
      long rejected,
      int updates,
      ProblemList problems,
      @Nullable Contents contents) {}

  static CheckPage of(List<CheckedFile> checked) {
    List<File> files = new ArrayList<>();
    for (CheckedFile file : checked) {
      files.add(file("f" + (files.size() + 1), file));
    }
    return new CheckPage(verdict(files), files);
  }

  /** Whether there are so many problems that a filter helps. */
  boolean filterable() {
    int least = files.size() > 1 ? 1 : ProblemList.FILTERED;
    return files.stream().anyMatch(file -> file.problems.kept() >= least);
  }

  private static File file(String id, CheckedFile file) {
    Validation found = file.validation();
    return new File(
        id,
        file.name(),
        Verdict.of(found),
        LinesBar.of(found.lines()),
        found.lines().rejected(),
        found.chunks().size(),
        ProblemList.of(
            id + "p",
            found.problems().stream().map(ReportedProblem::of).toList(),
            found.errorCount(),
            found.warningCount()),
        Contents.of(found.statistics()));
  }

  private static Verdict verdict(List<File> files) {
    if (files.size() == 1) {
      return files.getFirst().verdict();
    }
    long bad = files.stream().filter(file -> file.verdict.tone() == Verdict.Tone.BAD).count();
    long warned = files.stream().filter(file -> file.verdict.tone() == Verdict.Tone.WARN).count();
    String of = " of " + Figures.count(files.size(), "file");
    if (bad > 0) {
      return new Verdict(
          Verdict.Tone.BAD,
          Figures.number(bad) + of + " with errors",
          "Mend the lines that are named below.");
    }
    return warned > 0
        ? new Verdict(
            Verdict.Tone.WARN,
            Figures.number(warned) + of + " with warnings",
            "Every line would be sent.")
        : new Verdict(Verdict.Tone.GOOD, "No problems", "Every line of every file would be sent.");
  }
}
