package dev.labeldrop.local.ready;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.local.ready.Finding.Verdict;
import dev.labeldrop.manifest.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ReadinessTest {

  private static final LabelUse ROSE = new LabelUse("rose", 60, 0);
  private static final LabelUse TULIP = new LabelUse("tulip", 40, 0);

  private static DatasetFacts dataset(
      long entries, long labelled, long errors, LabelUse... labels) {
    return new DatasetFacts(
        "UPDATE_COMPLETE",
        entries,
        labelled,
        errors,
        List.of(labels),
        Optional.of(Set.of()),
        Set.of("acme"));
  }

  private static DatasetFacts good() {
    return dataset(100, 100, 0, ROSE, TULIP);
  }

  private static List<Finding> of(DatasetFacts train, DatasetFacts test) {
    return Readiness.of(new ProjectFacts("flowers", Optional.of(train), Optional.of(test)));
  }

  /** The findings that are not as they must be. */
  private static List<String> wrong(DatasetFacts train, DatasetFacts test) {
    return wrong(of(train, test));
  }

  private static List<String> wrong(List<Finding> findings) {
    return findings.stream()
        .filter(each -> each.verdict() != Verdict.OK)
        .map(each ->
            (each.verdict() + " " + each.what() + ": " + each.found() + " " + each.code()).strip())
        .toList();
  }

  @Test
  void findsNothingWrongWithAGoodProject() {
    assertThat(wrong(good(), good())).isEmpty();
    assertThat(of(good(), good())).hasSize(16);
  }

  @Test
  void asksForBothDatasets() {
    assertThat(
            wrong(Readiness.of(new ProjectFacts("flowers", Optional.of(good()), Optional.empty()))))
        .containsExactly("ERROR test dataset: there is none");
    assertThat(wrong(Readiness.of(new ProjectFacts("flowers", Optional.empty(), Optional.empty()))))
        .containsExactly(
            "ERROR training dataset: there is none", "ERROR test dataset: there is none");
  }

  @Test
  void asksForADatasetAtRest() {
    DatasetFacts busy =
        new DatasetFacts(
            "UPDATE_IN_PROGRESS",
            9,
            9,
            0,
            List.of(ROSE, TULIP),
            Optional.of(Set.of()),
            Set.of("a"));
    assertThat(wrong(busy, good())).containsExactly("ERROR training dataset: UPDATE_IN_PROGRESS");
  }

  @Test
  void asksForImages() {
    assertThat(wrong(dataset(0, 0, 0), good()))
        .contains(
            "ERROR training dataset: images: 0 ERROR_EMPTY_MANIFEST",
            "ERROR training labels: 0 ERROR_MANIFEST_TOO_FEW_LABELS");
    assertThat(wrong(dataset(250_000, 250_000, 0, ROSE, TULIP), good())).isEmpty();
    assertThat(wrong(dataset(250_001, 250_001, 0, ROSE, TULIP), good()))
        .containsExactly(
            "ERROR training dataset: images: 250,001 ERROR_MANIFEST_ROWS_EXCEEDS_MAXIMUM");
  }

  @Test
  void asksForTwoLabelsOfWholeImages() {
    assertThat(wrong(dataset(9, 9, 0, ROSE), dataset(9, 9, 0, ROSE)))
        .containsExactly("ERROR training labels: 1 ERROR_MANIFEST_TOO_FEW_LABELS");
  }

  @Test
  void isContentWithOneLabelOfBoxes() {
    DatasetFacts boxes = dataset(9, 9, 0, new LabelUse("rose", 9, 12));
    assertThat(wrong(boxes, boxes)).isEmpty();
  }

  @Test
  void asksForAtMost250Labels() {
    LabelUse[] many =
        IntStream.range(0, 251).mapToObj(i -> new LabelUse("l" + i, 1, 0)).toArray(LabelUse[]::new);
    assertThat(wrong(dataset(300, 300, 0, many), dataset(300, 300, 0, many)))
        .containsExactly("ERROR training labels: 251 ERROR_MANIFEST_TOO_MANY_LABELS");
  }

  @Test
  void warnsOfTwoKindsOfLabels() {
    DatasetFacts mixed = dataset(9, 9, 0, ROSE, new LabelUse("tulip", 9, 12));
    assertThat(wrong(mixed, mixed))
        .containsExactly("WARNING kinds of labels: boxes and labels of whole images");
  }

  @Test
  void asksForHalfOfTheLabelsInTheTest() {
    DatasetFacts train =
        dataset(9, 9, 0, ROSE, TULIP, new LabelUse("daisy", 1, 0), new LabelUse("iris", 1, 0));
    assertThat(wrong(train, dataset(9, 9, 0, ROSE, TULIP)))
        .containsExactly("WARNING training labels that are tested: 2 of 4 (50 %); not daisy, iris");
    assertThat(wrong(train, dataset(9, 9, 0, ROSE)))
        .containsExactly(
            "ERROR training labels that are tested: 1 of 4 (25 %); not daisy, iris, tulip"
                + " ERROR_INSUFFICIENT_LABEL_OVERLAP");
  }

  @Test
  void warnsOfATestLabelThatIsNotTrained() {
    assertThat(wrong(good(), dataset(9, 9, 0, ROSE, TULIP, new LabelUse("weed", 1, 0))))
        .containsExactly("WARNING test labels that are not trained: weed");
  }

  @Test
  void warnsOfManyTestImages() {
    assertThat(wrong(good(), dataset(1_001, 1_001, 0, new LabelUse("rose", 1_001, 0), TULIP)))
        .containsExactly("WARNING test images of a label: more of rose");
  }

  @Test
  void weighsEntriesWithErrors() {
    assertThat(wrong(dataset(100, 100, 20, ROSE, TULIP), good()))
        .containsExactly("WARNING training dataset: entries with errors: 20 of 100 (20 %)");
    assertThat(wrong(dataset(100, 100, 21, ROSE, TULIP), good()))
        .containsExactly(
            "ERROR training dataset: entries with errors: 21 of 100 (21 %)"
                + " ERROR_TOO_MANY_INVALID_ROWS_IN_MANIFEST");
  }

  @Test
  void warnsOfImagesWithoutALabel() {
    assertThat(wrong(dataset(100, 70, 0, ROSE, TULIP), good()))
        .containsExactly("WARNING training dataset: images without a label: 30 of 100 (30 %)");
  }

  private static DatasetFacts with(Optional<Set<Fingerprint>> images, Set<String> buckets) {
    return new DatasetFacts("UPDATE_COMPLETE", 9, 9, 0, List.of(ROSE, TULIP), images, buckets);
  }

  private static Optional<Set<Fingerprint>> images(String... keys) {
    return Optional.of(
        new ArrayList<>(List.of(keys))
            .stream().map(Fingerprint::ofSourceRef).collect(Collectors.toSet()));
  }

  @Test
  void countsImagesInBothDatasets() {
    assertThat(
            wrong(
                with(images("s3://a/1", "s3://a/2"), Set.of("a")),
                with(images("s3://a/2", "s3://a/3"), Set.of("a"))))
        .containsExactly("WARNING images in both datasets: 1");
  }

  @Test
  void saysThatImagesWereNotCompared() {
    assertThat(wrong(with(Optional.empty(), Set.of()), with(images("s3://a/2"), Set.of("a"))))
        .containsExactly(
            "UNKNOWN images in both datasets: not looked at: more entries than --max-calls lists");
  }

  @Test
  void asksForOneBucket() {
    assertThat(wrong(with(images("s3://a/1", "s3://b/2"), Set.of("a", "b")), good()))
        .containsExactly("ERROR training dataset: buckets: 2 ERROR_IMAGES_IN_MULTIPLE_S3_BUCKETS");
  }
}
