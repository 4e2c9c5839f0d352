package dev.labeldrop.local.ready;

import dev.labeldrop.local.ready.Finding.Verdict;
import dev.labeldrop.manifest.Fingerprint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@code CreateProjectVersion} would refuse, or would train badly with. The numbers are those
 * of the Custom Labels Developer Guide; each finding names the page.
 */
public final class Readiness {

  private static final String LIMITS = "limits";
  private static final String IMPORT = "md-create-manifest-file-validation-rules";
  private static final String ERRORS = "tm-debugging-aggregate-errors";
  private static final String BOTH = "understanding-custom-labels";
  private static final String STATUS = "debugging-datasets";

  private static final long MOST_ENTRIES = 250_000;
  private static final int MOST_LABELS = 250;
  private static final int FEWEST_LABELS = 2;
  private static final long MOST_TEST_IMAGES = 1_000;
  private static final double LEAST_OVERLAP = 0.5;
  private static final double MOST_BAD = 0.2;
  private static final int NAMES_SHOWN = 5;

  private final List<Finding> findings = new ArrayList<>();

  private Readiness() {}

  /** The findings, in the order in which training asks for them. */
  public static List<Finding> of(ProjectFacts project) {
    Readiness readiness = new Readiness();
    readiness.dataset("training dataset", project.train());
    readiness.dataset("test dataset", project.test());
    project.train().ifPresent(readiness::trainingLabels);
    project.test().ifPresent(readiness::testLabels);
    if (project.train().isPresent() && project.test().isPresent()) {
      readiness.both(project.train().get(), project.test().get());
    }
    return List.copyOf(readiness.findings);
  }

  private void dataset(String name, Optional<DatasetFacts> facts) {
    if (facts.isEmpty()) {
      add(Verdict.ERROR, name, "there is none", "one of each type", "", BOTH);
      return;
    }
    DatasetFacts dataset = facts.get();
    boolean usable =
        dataset.status().endsWith("_COMPLETE") || dataset.status().equals("UPDATE_FAILED");
    add(usable ? Verdict.OK : Verdict.ERROR, name, dataset.status(), "complete", "", STATUS);
    boolean fits = dataset.entries() > 0 && dataset.entries() <= MOST_ENTRIES;
    add(
        fits ? Verdict.OK : Verdict.ERROR,
        name + ": images",
        number(dataset.entries()),
        "1 to 250,000",
        dataset.entries() == 0 ? "ERROR_EMPTY_MANIFEST" : "ERROR_MANIFEST_ROWS_EXCEEDS_MAXIMUM",
        LIMITS);
    errors(name, dataset);
    unlabelled(name, dataset);
    if (dataset.images().isPresent()) {
      int buckets = dataset.buckets().size();
      add(
          buckets > 1 ? Verdict.ERROR : Verdict.OK,
          name + ": buckets",
          number(buckets),
          "1",
          "ERROR_IMAGES_IN_MULTIPLE_S3_BUCKETS",
          ERRORS);
    }
  }

  private void errors(String name, DatasetFacts dataset) {
    double share = share(dataset.withErrors(), dataset.entries());
    Verdict verdict = share > MOST_BAD ? Verdict.ERROR : Verdict.WARNING;
    add(
        dataset.withErrors() == 0 ? Verdict.OK : verdict,
        name + ": entries with errors",
        withShare(dataset.withErrors(), dataset.entries()),
        "none; above 20 % training fails",
        "ERROR_TOO_MANY_INVALID_ROWS_IN_MANIFEST",
        IMPORT);
  }

  private void unlabelled(String name, DatasetFacts dataset) {
    long unlabelled = Math.max(0, dataset.entries() - dataset.labelled());
    Verdict verdict = dataset.labelled() == 0 ? Verdict.ERROR : Verdict.WARNING;
    add(
        unlabelled == 0 && dataset.labelled() > 0 ? Verdict.OK : verdict,
        name + ": images without a label",
        withShare(unlabelled, dataset.entries()),
        "none; they are not used",
        "",
        IMPORT);
  }

  private void trainingLabels(DatasetFacts train) {
    int fewest = train.hasBoxes() ? 1 : FEWEST_LABELS;
    int labels = train.labels().size();
    boolean enough = labels >= fewest && labels <= MOST_LABELS;
    add(
        enough ? Verdict.OK : Verdict.ERROR,
        "training labels",
        number(labels),
        fewest + " to 250 (1 is enough with boxes)",
        labels > MOST_LABELS ? "ERROR_MANIFEST_TOO_MANY_LABELS" : "ERROR_MANIFEST_TOO_FEW_LABELS",
        LIMITS);
    boolean mixed = train.hasBoxes() && train.labels().stream().anyMatch(each -> each.boxes() == 0);
    add(
        mixed ? Verdict.WARNING : Verdict.OK,
        "kinds of labels",
        mixed ? "boxes and labels of whole images" : train.hasBoxes() ? "boxes" : "whole images",
        "one kind; training takes one and leaves out lines of the other",
        "",
        "tm-debugging-summary");
  }

  private void testLabels(DatasetFacts test) {
    List<String> many =
        test.labels().stream()
            .filter(label -> label.images() > MOST_TEST_IMAGES)
            .map(LabelUse::name)
            .toList();
    add(
        many.isEmpty() ? Verdict.OK : Verdict.WARNING,
        "test images of a label",
        many.isEmpty() ? "within it" : "more of " + names(many),
        "at most 1,000",
        "",
        LIMITS);
  }

  private void both(DatasetFacts train, DatasetFacts test) {
    Set<String> tested = test.labels().stream().map(LabelUse::name).collect(Collectors.toSet());
    Set<String> trained = train.labels().stream().map(LabelUse::name).collect(Collectors.toSet());
    List<String> untested =
        trained.stream().filter(each -> !tested.contains(each)).sorted().toList();
    List<String> untrained =
        tested.stream().filter(each -> !trained.contains(each)).sorted().toList();
    double overlap = share(trained.size() - untested.size(), trained.size());
    Verdict verdict = overlap < LEAST_OVERLAP ? Verdict.ERROR : Verdict.WARNING;
    add(
        untested.isEmpty() ? Verdict.OK : verdict,
        "training labels that are tested",
        withShare(trained.size() - untested.size(), trained.size())
            + (untested.isEmpty() ? "" : "; not " + names(untested)),
        "at least 50 %",
        "ERROR_INSUFFICIENT_LABEL_OVERLAP",
        ERRORS);
    add(
        untrained.isEmpty() ? Verdict.OK : Verdict.WARNING,
        "test labels that are not trained",
        untrained.isEmpty() ? "none" : names(untrained),
        "none; every label needs a training image",
        "",
        LIMITS);
    sameImages(train, test);
  }

  private void sameImages(DatasetFacts train, DatasetFacts test) {
    if (train.images().isEmpty() || test.images().isEmpty()) {
      add(
          Verdict.UNKNOWN,
          "images in both datasets",
          "not looked at: more entries than --max-calls lists",
          "none",
          "",
          IMPORT);
      return;
    }
    Set<Fingerprint> both = new HashSet<>(train.images().get());
    both.retainAll(test.images().get());
    add(
        both.isEmpty() ? Verdict.OK : Verdict.WARNING,
        "images in both datasets",
        number(both.size()),
        "none; the service does not say so, and the test means nothing",
        "",
        IMPORT);
  }

  private void add(
      Verdict verdict, String what, String found, String rule, String code, String source) {
    boolean breach = verdict == Verdict.ERROR;
    findings.add(new Finding(verdict, what, found, rule, breach ? code : "", source));
  }

  private static double share(long part, long all) {
    return all == 0 ? 0 : (double) part / all;
  }

  private static String withShare(long part, long all) {
    return String.format(Locale.ROOT, "%,d of %,d (%.0f %%)", part, all, 100 * share(part, all));
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String names(List<String> names) {
    String first = names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
    int more = names.size() - NAMES_SHOWN;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
