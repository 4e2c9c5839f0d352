package dev.labeldrop.dataset;

import dev.labeldrop.ServiceFailures;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.DatasetLabelDescription;
import software.amazon.awssdk.services.rekognition.model.DatasetStats;
import software.amazon.awssdk.services.rekognition.model.LimitExceededException;
import software.amazon.awssdk.services.rekognition.model.ListDatasetEntriesRequest;
import software.amazon.awssdk.services.rekognition.model.ListDatasetEntriesResponse;
import software.amazon.awssdk.services.rekognition.model.ListDatasetLabelsResponse;
import software.amazon.awssdk.services.rekognition.model.RekognitionException;
import software.amazon.awssdk.services.rekognition.model.ResourceInUseException;

/** The datasets of Amazon Rekognition Custom Labels, through the AWS SDK. */
public final class RekognitionDatasets implements Datasets {

  private final RekognitionClient rekognition;

  /**
   * Uses a client that stays the caller's.
   *
   * @param rekognition its retries are its own; what it throws after them is what is reported
   */
  public RekognitionDatasets(RekognitionClient rekognition) {
    this.rekognition = rekognition;
  }

  @Override
  public DatasetLookup find(String project, DatasetType type) {
    return new ProjectDatasets(rekognition).find(project, type);
  }

  @Override
  public DatasetDescription describe(DatasetArn dataset) {
    var description =
        RekognitionCalls.call(
                Operation.DESCRIBE_DATASET,
                dataset.value(),
                () -> rekognition.describeDataset(request -> request.datasetArn(dataset.value())))
            .datasetDescription();
    if (description == null) {
      return new DatasetDescription("", null, null, null, null, null, null);
    }
    Optional<DatasetStats> stats = Optional.ofNullable(description.datasetStats());
    return new DatasetDescription(
        Objects.requireNonNullElse(description.statusAsString(), ""),
        description.statusMessage(),
        description.statusMessageCodeAsString(),
        description.lastUpdatedTimestamp(),
        stats.map(DatasetStats::totalEntries).map(Integer::longValue).orElse(null),
        stats.map(DatasetStats::totalLabels).map(Integer::longValue).orElse(null),
        stats.map(DatasetStats::errorEntries).map(Integer::longValue).orElse(null));
  }

  @Override
  public UpdateReply update(DatasetArn dataset, byte[] changes) {
    return RekognitionCalls.call(
        Operation.UPDATE_DATASET_ENTRIES,
        dataset.value(),
        () -> {
          try {
            // Not copied: it is up to 5 MB, and nothing changes it while the call lasts.
            SdkBytes lines = SdkBytes.fromByteArrayUnsafe(changes);
            rekognition.updateDatasetEntries(request ->
                request.datasetArn(dataset.value()).changes(each -> each.groundTruth(lines)));
            return new UpdateReply.Accepted();
          } catch (ResourceInUseException e) {
            throwIfTriedBefore(e);
            return new UpdateReply.InUse(ServiceFailures.words(e));
          } catch (LimitExceededException e) {
            throwIfTriedBefore(e);
            return new UpdateReply.Limited(ServiceFailures.words(e));
          } catch (RekognitionException e) {
            if (e.isThrottlingException()) {
              return new UpdateReply.Throttled(ServiceFailures.words(e));
            }
            throw e;
          }
        });
  }

  /** What the dataset is in use by may be an earlier attempt of the SDK, whose reply was lost. */
  private static void throwIfTriedBefore(RekognitionException failure) {
    Integer attempts = failure.numAttempts();
    if (attempts != null && attempts > 1) {
      throw failure;
    }
  }

  @Override
  public EntryPage entries(DatasetArn dataset, EntryFilter filter, @Nullable String pageToken) {
    ListDatasetEntriesResponse page =
        page(
            dataset,
            request ->
                filtered(request, filter).maxResults(EntryPages.PAGE_SIZE).nextToken(pageToken));
    String next = RekognitionCalls.presentToken(page.nextToken());
    if (next != null && next.equals(pageToken)) {
      throw RekognitionCalls.endless(Operation.LIST_DATASET_ENTRIES, dataset.value(), next);
    }
    List<Entry> entries = read(page);
    return new EntryPage(entries, page.datasetEntries().size() - entries.size(), next);
  }

  private static ListDatasetEntriesRequest.Builder filtered(
      ListDatasetEntriesRequest.Builder request, EntryFilter filter) {
    return switch (filter) {
      case EntryFilter.All() -> request;
      case EntryFilter.WithErrors() -> request.hasErrors(true);
      case EntryFilter.Containing(String text) -> request.sourceRefContains(text);
    };
  }

  @Override
  public Optional<Entry> anyEntry(DatasetArn dataset) {
    return read(page(dataset, request -> request.maxResults(1))).stream().findFirst();
  }

  private ListDatasetEntriesResponse page(
      DatasetArn dataset, Consumer<ListDatasetEntriesRequest.Builder> which) {
    return RekognitionCalls.call(
        Operation.LIST_DATASET_ENTRIES,
        dataset.value(),
        () ->
            rekognition.listDatasetEntries(
                request -> which.accept(request.datasetArn(dataset.value()))));
  }

  private static List<Entry> read(ListDatasetEntriesResponse page) {
    return page.datasetEntries().stream().map(EntryReader::read).flatMap(Optional::stream).toList();
  }

  @Override
  public Set<String> labels(DatasetArn dataset) {
    Set<String> labels = new HashSet<>();
    RekognitionCalls.pages(
        Operation.LIST_DATASET_LABELS,
        dataset.value(),
        token -> labelsPage(dataset, token),
        ListDatasetLabelsResponse::nextToken,
        page ->
            page.datasetLabelDescriptions().stream()
                .map(DatasetLabelDescription::labelName)
                .filter(Objects::nonNull)
                .forEach(labels::add));
    return labels;
  }

  private ListDatasetLabelsResponse labelsPage(DatasetArn dataset, @Nullable String token) {
    return RekognitionCalls.call(
        Operation.LIST_DATASET_LABELS,
        dataset.value(),
        () ->
            rekognition.listDatasetLabels(request ->
                request
                    .datasetArn(dataset.value())
                    .maxResults(EntryPages.PAGE_SIZE)
                    .nextToken(token)));
  }
}
