package dev.labeldrop.dataset;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.ServiceFailures;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.DatasetLabelDescription;
import software.amazon.awssdk.services.rekognition.model.DatasetStats;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectsResponse;
import software.amazon.awssdk.services.rekognition.model.LimitExceededException;
import software.amazon.awssdk.services.rekognition.model.ListDatasetEntriesRequest;
import software.amazon.awssdk.services.rekognition.model.ListDatasetEntriesResponse;
import software.amazon.awssdk.services.rekognition.model.ListDatasetLabelsResponse;
import software.amazon.awssdk.services.rekognition.model.ProjectDescription;
import software.amazon.awssdk.services.rekognition.model.RekognitionException;
import software.amazon.awssdk.services.rekognition.model.ResourceInUseException;
import software.amazon.awssdk.services.rekognition.model.ResourceNotFoundException;

/** The datasets of Amazon Rekognition Custom Labels, through the AWS SDK. */
public final class RekognitionDatasets implements Datasets {

  /** The largest page there is (API model, {@code MaxResults}): the account has few calls. */
  private static final int PAGE_SIZE = 100;

  /** What a project can be called: API model, {@code ProjectName}. */
  private static final Pattern PROJECT_NAME = Pattern.compile("[a-zA-Z0-9_.\\-]{1,255}");

  private final RekognitionClient rekognition;

  /**
   * Uses a client that stays the caller's.
   *
   * @param rekognition its retries are its own; what it throws after them is what is reported
   */
  public RekognitionDatasets(RekognitionClient rekognition) {
    this.rekognition = rekognition;
  }

  /** {@inheritDoc} A name that no project can have is not found, without a call. */
  @Override
  public DatasetLookup find(String project, DatasetType type) {
    if (!PROJECT_NAME.matcher(project).matches()) {
      return new DatasetLookup.NoProject();
    }
    List<ProjectDescription> projects = projectsNamed(project);
    if (projects.isEmpty()) {
      return new DatasetLookup.NoProject();
    }
    List<DatasetArn> datasets =
        projects.stream()
            .filter(ProjectDescription::hasDatasets)
            .flatMap(found -> found.datasets().stream())
            .filter(dataset -> type.name().equals(dataset.datasetTypeAsString()))
            .filter(dataset -> dataset.datasetArn() != null)
            .map(dataset -> new DatasetArn(dataset.datasetArn()))
            .distinct()
            .toList();
    return switch (datasets.size()) {
      case 0 -> new DatasetLookup.NoDataset();
      case 1 -> new DatasetLookup.Found(datasets.getFirst());
      default -> new DatasetLookup.Several(datasets);
    };
  }

  private List<ProjectDescription> projectsNamed(String project) {
    // API model, ProjectArn: …:project/NAME/DIGITS. Neither / nor : can be in a name.
    String inArn = ":project/" + project + "/";
    List<ProjectDescription> found = new ArrayList<>();
    Set<String> tokens = new HashSet<>();
    String token = null;
    do {
      DescribeProjectsResponse page = projectsPage(project, token);
      page.projectDescriptions().stream()
          .filter(each -> each.projectArn() != null && each.projectArn().contains(inArn))
          .forEach(found::add);
      token = presentToken(page.nextToken());
      if (token != null && !tokens.add(token)) {
        throw endlessListing(Operation.DESCRIBE_PROJECTS, "project " + project, token);
      }
    } while (token != null);
    return found;
  }

  private DescribeProjectsResponse projectsPage(String project, @Nullable String token) {
    return call(
        Operation.DESCRIBE_PROJECTS,
        "project " + project,
        () -> {
          try {
            return rekognition.describeProjects(
                request -> request.projectNames(project).maxResults(PAGE_SIZE).nextToken(token));
          } catch (ResourceNotFoundException e) {
            // Not in the operation's error list; a service that says so means an empty list.
            return DescribeProjectsResponse.builder().build();
          }
        });
  }

  @Override
  public DatasetDescription describe(DatasetArn dataset) {
    var description =
        call(
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
    return call(
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
            return new UpdateReply.InUse(ServiceFailures.words(e));
          } catch (LimitExceededException e) {
            return new UpdateReply.Limited(ServiceFailures.words(e));
          } catch (RekognitionException e) {
            if (e.isThrottlingException()) {
              return new UpdateReply.Throttled(ServiceFailures.words(e));
            }
            throw e;
          }
        });
  }

  @Override
  public EntryPage entries(DatasetArn dataset, EntryFilter filter, @Nullable String pageToken) {
    ListDatasetEntriesResponse page =
        page(
            dataset,
            request -> filtered(request, filter).maxResults(PAGE_SIZE).nextToken(pageToken));
    String next = presentToken(page.nextToken());
    if (next != null && next.equals(pageToken)) {
      throw endlessListing(Operation.LIST_DATASET_ENTRIES, dataset.value(), next);
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
    return call(
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
    Set<String> tokens = new HashSet<>();
    String token = null;
    do {
      ListDatasetLabelsResponse page = labelsPage(dataset, token);
      page.datasetLabelDescriptions().stream()
          .map(DatasetLabelDescription::labelName)
          .filter(Objects::nonNull)
          .forEach(labels::add);
      token = presentToken(page.nextToken());
      if (token != null && !tokens.add(token)) {
        throw endlessListing(Operation.LIST_DATASET_LABELS, dataset.value(), token);
      }
    } while (token != null);
    return labels;
  }

  private ListDatasetLabelsResponse labelsPage(DatasetArn dataset, @Nullable String token) {
    return call(
        Operation.LIST_DATASET_LABELS,
        dataset.value(),
        () ->
            rekognition.listDatasetLabels(request ->
                request.datasetArn(dataset.value()).maxResults(PAGE_SIZE).nextToken(token)));
  }

  /** The service ends some listings with an empty token instead of none. */
  private static @Nullable String presentToken(@Nullable String token) {
    return token == null || token.isEmpty() ? null : token;
  }

  private static PermanentException endlessListing(
      Operation operation, String subject, String token) {
    return new PermanentException(
        Code.ERROR_ENDLESS_LISTING,
        operation.apiName()
            + " of "
            + subject
            + " gave the page token '"
            + token
            + "' twice, so the listing would never end. This is a fault of the service: drop the"
            + " file again later, and tell AWS if it stays.");
  }

  private static <T> T call(Operation operation, String subject, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw RekognitionFailures.of(operation, subject, e);
    }
  }
}
