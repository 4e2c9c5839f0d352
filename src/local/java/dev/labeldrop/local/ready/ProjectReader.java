package dev.labeldrop.local.ready;

import dev.labeldrop.Waiter;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.dataset.DatasetLookup;
import dev.labeldrop.dataset.DatasetType;
import dev.labeldrop.dataset.Entry;
import dev.labeldrop.dataset.EntryFilter;
import dev.labeldrop.dataset.EntryPage;
import dev.labeldrop.dataset.RekognitionDatasets;
import dev.labeldrop.image.ImageAddress;
import dev.labeldrop.manifest.Fingerprint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.DatasetDescription;
import software.amazon.awssdk.services.rekognition.model.DatasetStats;
import software.amazon.awssdk.services.rekognition.model.ListDatasetLabelsResponse;

/**
 * Asks the service about a project: one DescribeProjects for each type, one DescribeDataset and at
 * most three ListDatasetLabels for each dataset, and, as far as it is allowed, the pages of their
 * entries, two a second. The account has five calls a second for each operation.
 */
public final class ProjectReader {

  private static final int PAGE = 100;
  private static final Duration BETWEEN_PAGES = Duration.ofMillis(500);

  private final RekognitionClient rekognition;
  private final RekognitionDatasets datasets;
  private final Waiter waiter;
  private int callsLeft;

  /**
   * A reader.
   *
   * @param rekognition stays the caller's
   * @param mostPages how many pages of 100 entries may be listed in all
   */
  public ProjectReader(RekognitionClient rekognition, Waiter waiter, int mostPages) {
    this.rekognition = rekognition;
    this.datasets = new RekognitionDatasets(rekognition);
    this.waiter = waiter;
    this.callsLeft = mostPages;
  }

  /** What the service says; empty if it has no project of that name. */
  public Optional<ProjectFacts> read(String project) throws InterruptedException {
    DatasetLookup train = datasets.find(project, DatasetType.TRAIN);
    if (train instanceof DatasetLookup.NoProject) {
      return Optional.empty();
    }
    DatasetLookup test = datasets.find(project, DatasetType.TEST);
    return Optional.of(new ProjectFacts(project, facts(train), facts(test)));
  }

  private Optional<DatasetFacts> facts(DatasetLookup lookup) throws InterruptedException {
    return switch (lookup) {
      case DatasetLookup.Found(DatasetArn dataset) -> Optional.of(facts(dataset));
      case DatasetLookup.Several several -> Optional.of(facts(several.datasets().getFirst()));
      case DatasetLookup.NoDataset _, DatasetLookup.NoProject _ -> Optional.empty();
    };
  }

  private DatasetFacts facts(DatasetArn dataset) throws InterruptedException {
    DatasetDescription description =
        rekognition.describeDataset(b -> b.datasetArn(dataset.value())).datasetDescription();
    DatasetStats stats =
        Objects.requireNonNullElse(description.datasetStats(), DatasetStats.builder().build());
    long entries = number(stats.totalEntries());
    Set<String> buckets = new HashSet<>();
    Set<Fingerprint> images = images(dataset, entries, buckets);
    return new DatasetFacts(
        Objects.requireNonNullElse(description.statusAsString(), ""),
        entries,
        number(stats.labeledEntries()),
        number(stats.errorEntries()),
        labels(dataset),
        Optional.ofNullable(images),
        buckets);
  }

  private static long number(@Nullable Integer count) {
    return count == null ? 0 : count;
  }

  private List<LabelUse> labels(DatasetArn dataset) {
    List<LabelUse> labels = new ArrayList<>();
    String token = null;
    do {
      String page = token;
      ListDatasetLabelsResponse answer =
          rekognition.listDatasetLabels(
              b -> b.datasetArn(dataset.value()).maxResults(PAGE).nextToken(page));
      answer.datasetLabelDescriptions().stream()
          .map(each ->
              new LabelUse(
                  each.labelName(),
                  number(each.labelStats().entryCount()),
                  number(each.labelStats().boundingBoxCount())))
          .forEach(labels::add);
      token = answer.nextToken();
    } while (token != null && !token.isEmpty());
    return labels;
  }

  /** The images of a dataset; null if that would take more calls than allowed. */
  private @Nullable Set<Fingerprint> images(DatasetArn dataset, long entries, Set<String> buckets)
      throws InterruptedException {
    if ((entries + PAGE - 1) / PAGE > callsLeft) {
      return null;
    }
    Set<Fingerprint> images = new HashSet<>();
    String token = null;
    do {
      callsLeft--;
      EntryPage page = datasets.entries(dataset, new EntryFilter.All(), token);
      for (Entry entry : page.entries()) {
        images.add(Fingerprint.ofSourceRef(entry.sourceRef()));
        if (entry.sourceRef().startsWith("s3://")) {
          buckets.add(ImageAddress.of(entry.sourceRef()).bucket());
        }
      }
      token = page.nextToken();
      if (token != null) {
        waiter.waitFor(BETWEEN_PAGES);
      }
    } while (token != null);
    return images;
  }
}
