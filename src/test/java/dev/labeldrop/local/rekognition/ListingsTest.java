package dev.labeldrop.local.rekognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.rekognition.model.DatasetLabelDescription;
import software.amazon.awssdk.services.rekognition.model.ListDatasetEntriesRequest;
import software.amazon.awssdk.services.rekognition.model.ListDatasetEntriesResponse;

final class ListingsTest {

  @Test
  void filtersEntries() {
    try (Bench bench = new Bench()) {
      String dataset =
          bench.dataset(
              Samples.labelled("red/a", "rose"),
              Samples.labelled("red/b", "tulip"),
              Samples.boxed("c", Samples.size(800, 600), Samples.box(-1, 0, 9, 9)),
              Samples.bare("d"));

      assertThat(keys(bench, dataset, r -> {})).containsExactly("red/a", "red/b", "c", "d");
      assertThat(keys(bench, dataset, r -> r.containsLabels("tulip", "pallet")))
          .containsExactly("red/b", "c");
      assertThat(keys(bench, dataset, r -> r.containsLabels("forklift"))).isEmpty();
      assertThat(keys(bench, dataset, r -> r.labeled(true))).containsExactly("red/a", "red/b", "c");
      assertThat(keys(bench, dataset, r -> r.labeled(false))).containsExactly("d");
      assertThat(keys(bench, dataset, r -> r.sourceRefContains("/red/")))
          .containsExactly("red/a", "red/b");
      assertThat(keys(bench, dataset, r -> r.hasErrors(true))).containsExactly("c");
      assertThat(keys(bench, dataset, r -> r.hasErrors(false)))
          .containsExactly("red/a", "red/b", "c", "d");
      assertThat(keys(bench, dataset, r -> r.containsLabels("rose").sourceRefContains("red/b")))
          .isEmpty();
    }
  }

  @Test
  void listsEntriesOnOneLineWithTheirErrors() {
    try (Bench bench = new Bench()) {
      String dataset =
          bench.dataset(
              Samples.labelled("a", "rose")
                  .replace(",\"", ", \"")
                  .replace("\"confidence\":1", "\"confidence\":1.50"));

      assertThat(bench.entries(dataset, r -> {}))
          .containsExactly(
              "{\"source-ref\":\"s3://acme-photos/a\",\"l\":0,\"l-metadata\":{\"class-name\":\"rose\","
                  + "\"confidence\":1.50,\"human-annotated\":\"yes\","
                  + "\"creation-date\":\"2026-01-02T03:04:05\","
                  + "\"type\":\"groundtruth/image-classification\",\"errors\":[{\"code\":\"ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT\",\"message\":\"A"
                  + " metadata field is missing or of the wrong type.\"}]},"
                  + "\"cl-metadata\":{\"is_labeled\":true},\"errors\":[{\"code\":\"ERROR_NO_VALID_LABEL_ATTRIBUTES\",\"message\":\"The"
                  + " line has no valid label attribute.\"}]}");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6, 7, 100})
  void cutsEntriesIntoPages(int size) {
    try (Bench bench = new Bench()) {
      String dataset = bench.dataset(images(7));

      List<List<String>> pages = pages(bench, dataset, r -> r.maxResults(size));

      assertThat(pages.stream().flatMap(List::stream)).containsExactlyElementsOf(keys(7));
      assertThat(pages).hasSize((7 + size - 1) / size);
    }
  }

  @Test
  void givesNoTokenWhenNoEntryIsLeftThatTheFilterAdmits() {
    try (Bench bench = new Bench()) {
      String dataset = bench.dataset(images(5));

      assertThat(pages(bench, dataset, r -> r.maxResults(1).sourceRefContains("k2")))
          .containsExactly(List.of("k2"));
    }
  }

  @Test
  void givesAHundredEntriesUnlessAskedForFewer() {
    try (Bench bench = new Bench()) {
      String dataset = bench.dataset(images(101));

      assertThat(pages(bench, dataset, r -> {})).extracting(List::size).containsExactly(100, 1);
    }
  }

  @Test
  void filtersPagesAfterCuttingThemIfSoSet() {
    try (Bench bench = new Bench(Quirk.SPARSE_PAGES)) {
      String dataset = bench.dataset(images(5));

      assertThat(pages(bench, dataset, r -> r.maxResults(2).sourceRefContains("k2")))
          .containsExactly(List.of(), List.of("k2"), List.of());
    }
  }

  @Test
  void givesAnEmptyTokenOnTheLastPageIfSoSet() {
    try (Bench bench = new Bench(Quirk.EMPTY_TOKEN_ON_LAST_PAGE)) {
      String dataset = bench.dataset(images(2));

      assertThat(bench.client.listDatasetEntries(r -> r.datasetArn(dataset)).nextToken()).isEmpty();
      assertThat(bench.entries(dataset, r -> r.nextToken(""))).hasSize(2);
    }
  }

  @Test
  void refusesATokenOfAnotherListing() {
    try (Bench bench = new Bench()) {
      String dataset = bench.dataset(images(3));
      String token =
          bench.client.listDatasetEntries(r -> r.datasetArn(dataset).maxResults(1)).nextToken();

      assertThat(keys(bench, dataset, r -> r.nextToken(token))).containsExactly("k1", "k2");
      assertThat(
              Bench.errorOf(() -> bench.entries(dataset, r -> r.hasErrors(true).nextToken(token))))
          .isEqualTo("InvalidPaginationTokenException");
      assertThat(Bench.errorOf(() -> bench.entries(dataset, r -> r.nextToken("made up"))))
          .isEqualTo("InvalidPaginationTokenException");
      assertThat(Bench.errorOf(() -> bench.client.describeProjects(r -> r.nextToken(token))))
          .isEqualTo("InvalidPaginationTokenException");
    }
  }

  @Test
  void cutsLabelsAndProjectsIntoPages() {
    try (Bench bench = new Bench()) {
      String dataset =
          bench.dataset(
              Samples.labelled("a", "c"), Samples.labelled("b", "a"), Samples.labelled("c", "b"));
      bench.client.createProject(r -> r.projectName("second"));

      assertThat(
              bench
                  .client
                  .listDatasetLabelsPaginator(r -> r.datasetArn(dataset).maxResults(2))
                  .datasetLabelDescriptions())
          .extracting(DatasetLabelDescription::labelName)
          .containsExactly("a", "b", "c");
      assertThat(bench.client.describeProjectsPaginator(r -> r.maxResults(1)).projectDescriptions())
          .hasSize(2);
      assertThat(bench.service.calls(Operation.LIST_DATASET_LABELS)).hasSize(2);
      assertThat(bench.service.calls(Operation.DESCRIBE_PROJECTS)).hasSize(2);
    }
  }

  private static List<List<String>> pages(
      Bench bench, String dataset, Consumer<ListDatasetEntriesRequest.Builder> filter) {
    List<List<String>> pages = new ArrayList<>();
    String token = null;
    do {
      String next = token;
      ListDatasetEntriesResponse page =
          bench.client.listDatasetEntries(
              r -> r.datasetArn(dataset).nextToken(next).applyMutation(filter));
      pages.add(page.datasetEntries().stream().map(ListingsTest::key).toList());
      token = page.nextToken();
    } while (token != null);
    return pages;
  }

  private static List<String> keys(
      Bench bench, String dataset, Consumer<ListDatasetEntriesRequest.Builder> filter) {
    return bench.entries(dataset, filter).stream().map(ListingsTest::key).toList();
  }

  private static String key(String entry) {
    return entry.replaceAll(".*s3://acme-photos/([^\"]*)\".*", "$1");
  }

  private static String[] images(int count) {
    return keys(count).stream().map(Samples::bare).toArray(String[]::new);
  }

  private static List<String> keys(int count) {
    return IntStream.range(0, count).mapToObj(i -> "k" + i).toList();
  }
}
