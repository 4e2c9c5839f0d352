package dev.labeldrop.local.page;

import dev.labeldrop.Count;
import dev.labeldrop.manifest.LineCounts;
import dev.labeldrop.manifest.Validation;
import dev.labeldrop.report.Contents;
import dev.labeldrop.report.Figures;
import dev.labeldrop.report.LinesBar;
import dev.labeldrop.report.ProblemGroup;
import dev.labeldrop.report.ProblemList;
import dev.labeldrop.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
   * @param found what is in it; null where it could not be read
   */
  record File(String id, String name, Verdict verdict, @Nullable Found found) {

    private boolean read() {
      return found != null;
    }

    private boolean has(Verdict.Tone tone) {
      return read() && verdict.tone() == tone;
    }
  }

  /**
   * What is in a manifest.
   *
   * @param bar its lines
   * @param rejected how many of them were rejected
   * @param updates how many updates it would take; 0 where nothing of it would be sent
   * @param problems what is wrong with it
   * @param contents what its lines are labelled with; null where there is nothing to show
   * @param pictures the images of some of its lines
   */
  record Found(
      LinesBar bar,
      long rejected,
      int updates,
      ProblemList problems,
      @Nullable Contents contents,
      List<Picture> pictures) {

    private static Found of(String id, CheckedFile.Read file) {
      Validation validation = file.validation();
      return new Found(
          bar(validation.lines()),
          validation.lines().rejected(),
          file.rejection() == null ? validation.chunks().size() : 0,
          ProblemList.of(id + "p", validation),
          Contents.of(validation.statistics()),
          file.pictures());
    }

    private static LinesBar bar(LineCounts lines) {
      return LinesBar.of(
          List.of(
              new LinesBar.Part("clean", "valid", lines.valid()),
              new LinesBar.Part("rejected", "rejected", lines.rejected())));
    }
  }

  static CheckPage of(List<CheckedFile> checked) {
    List<File> files = new ArrayList<>();
    for (CheckedFile file : checked) {
      String id = "f" + (files.size() + 1);
      files.add(new File(id, file.name(), CheckVerdict.of(file), found(id, file)));
    }
    return new CheckPage(
        files.size() == 1
            ? files.getFirst().verdict()
            : CheckVerdict.withImages(verdict(files), images(checked)),
        files);
  }

  /** How the images of all of them were looked at; null if they were not. */
  private static @Nullable CheckedImages images(List<CheckedFile> checked) {
    List<CheckedImages> each = new ArrayList<>();
    for (CheckedFile file : checked) {
      if (file instanceof CheckedFile.Read read && read.images() != null) {
        each.add(read.images());
      }
    }
    return each.isEmpty() ? null : CheckedImages.sum(each);
  }

  private static @Nullable Found found(String id, CheckedFile file) {
    return switch (file) {
      case CheckedFile.Read read -> Found.of(id, read);
      case CheckedFile.Unread _ -> null;
    };
  }

  /** Whether it has pictures, which a browser must be let show. */
  boolean pictured() {
    return found().anyMatch(file -> !file.pictures().isEmpty());
  }

  /** The page's title. */
  String title() {
    return verdict.words() + ": " + (files.size() == 1 ? files.getFirst().name() : "manifests");
  }

  /** Whether there are enough problems for a filter to help. */
  boolean filterable() {
    int least = files.size() > 1 ? 1 : ProblemList.FILTERED;
    return found().anyMatch(file -> file.problems.kept() >= least);
  }

  /** The codes of all problems, each once. */
  List<String> codes() {
    return found()
        .flatMap(file -> file.problems.groups().stream())
        .map(ProblemGroup::code)
        .distinct()
        .toList();
  }

  private Stream<Found> found() {
    return files.stream().map(File::found).filter(Objects::nonNull);
  }

  private static Verdict verdict(List<File> files) {
    String of = " of " + Count.of(files.size(), "file");
    long unread = count(files, file -> !file.read());
    long bad = count(files, file -> file.has(Verdict.Tone.BAD));
    long warned = count(files, file -> file.has(Verdict.Tone.WARN));
    if (bad > 0) {
      return new Verdict(
          Verdict.Tone.BAD,
          Figures.number(bad)
              + of
              + " with errors"
              + (unread > 0 ? ", " + Figures.number(unread) + " not read" : ""),
          "Fix what is named below.");
    }
    if (unread > 0) {
      return new Verdict(
          Verdict.Tone.BAD,
          Figures.number(unread) + of + " not read",
          "Whether their lines would be sent is not known.");
    }
    return warned > 0
        ? new Verdict(
            Verdict.Tone.WARN,
            Figures.number(warned) + of + " with warnings",
            "Every line would be sent.")
        : new Verdict(Verdict.Tone.GOOD, "No problems", "Every line of every file would be sent.");
  }

  private static long count(List<File> files, Predicate<File> which) {
    return files.stream().filter(which).count();
  }
}
