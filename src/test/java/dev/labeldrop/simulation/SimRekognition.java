package dev.labeldrop.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.DatasetDescription;
import software.amazon.awssdk.services.rekognition.model.DatasetLabelDescription;
import software.amazon.awssdk.services.rekognition.model.DatasetMetadata;
import software.amazon.awssdk.services.rekognition.model.DescribeDatasetRequest;
import software.amazon.awssdk.services.rekognition.model.DescribeDatasetResponse;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectsRequest;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectsResponse;
import software.amazon.awssdk.services.rekognition.model.ListDatasetEntriesRequest;
import software.amazon.awssdk.services.rekognition.model.ListDatasetEntriesResponse;
import software.amazon.awssdk.services.rekognition.model.ListDatasetLabelsRequest;
import software.amazon.awssdk.services.rekognition.model.ListDatasetLabelsResponse;
import software.amazon.awssdk.services.rekognition.model.ProjectDescription;
import software.amazon.awssdk.services.rekognition.model.UpdateDatasetEntriesRequest;
import software.amazon.awssdk.services.rekognition.model.UpdateDatasetEntriesResponse;

/** The dataset service, behind the SDK's interface: the operations that Labeldrop calls. */
final class SimRekognition implements RekognitionClient {

  private static final long OLDEST = 150_000;
  private static final int DEFAULT_PAGE = 100;

  private final DatasetService service;
  private final Scheduler time;
  private final Gate gate;
  private final Witness witness;
  private final long seed;
  private final Map<String, Token> tokens = new HashMap<>();
  private final Map<String, Integer> listed = new HashMap<>();

  SimRekognition(DatasetService service, Scheduler time, Gate gate, Witness witness, long seed) {
    this.service = service;
    this.time = time;
    this.gate = gate;
    this.witness = witness;
    this.seed = seed;
  }

  /** Where a listing goes on, and what it is of. */
  private record Token(int place, String listing, long born) {}

  @Override
  public DescribeDatasetResponse describeDataset(DescribeDatasetRequest request) {
    Described told =
        gate.call(call("DescribeDataset", request.datasetArn()), () -> told(request.datasetArn()));
    DatasetDescription.Builder description =
        DatasetDescription.builder()
            .status(told.status())
            .statusMessage(told.message())
            .statusMessageCode(told.code())
            .lastUpdatedTimestamp(Instant.ofEpochMilli(told.lastUpdated()))
            .datasetStats(stats ->
                stats
                    .totalEntries(told.total())
                    .labeledEntries(told.labelled())
                    .totalLabels(told.labels())
                    .errorEntries(told.errors()));
    return DescribeDatasetResponse.builder().datasetDescription(description.build()).build();
  }

  private Described told(String arn) {
    SimDataset dataset = service.dataset(arn);
    Described now = dataset.described(time.millis());
    if (!gate.strikes(Fault.STATUS_STALE, "status of " + arn)) {
      return now;
    }
    long age = new Draw(seed, Draw.mix(arn.hashCode(), time.millis())).time(500, OLDEST);
    return dataset.toldAt(time.millis() - age);
  }

  @Override
  public UpdateDatasetEntriesResponse updateDatasetEntries(UpdateDatasetEntriesRequest request) {
    Actor actor = time.actor();
    String writer = actor == null ? SimDataset.OUTSIDE : actor.run;
    byte[] changes = request.changes().groundTruth().asByteArray();
    if (actor != null) {
      witness.asks(actor, request.datasetArn());
    }
    return gate.call(
        call("UpdateDatasetEntries", request.datasetArn()),
        () -> {
          if (gate.strikes(Fault.OVERTAKEN, "update of " + request.datasetArn())) {
            overtake(request.datasetArn(), changes);
          }
          service.update(request.datasetArn(), changes, writer);
          return UpdateDatasetEntriesResponse.builder().build();
        });
  }

  /** Somebody else's update comes first; the answer that says so may be lost. */
  private void overtake(String arn, byte[] changes) {
    Draw draw = new Draw(seed, Draw.mix("overtaken".hashCode(), time.millis()));
    String ours = new String(changes, StandardCharsets.UTF_8);
    String ref = draw.chance(0.5) ? Line.sourceRef(ours) : "";
    String line =
        WorldMaker.line(draw.below(14), (draw.chance(0.2) ? Line.FATAL : "outside") + "-0");
    String theirs = ref.isEmpty() ? line : line.replace(Line.sourceRef(line), ref);
    try {
      service.update(arn, theirs.getBytes(StandardCharsets.UTF_8), SimDataset.OUTSIDE);
    } catch (AwsServiceException _) {
      return; // busy with another one
    }
    if (draw.chance(0.5)) {
      throw SdkClientException.create("Unable to execute HTTP request: timed out");
    }
  }

  @Override
  public ListDatasetEntriesResponse listDatasetEntries(ListDatasetEntriesRequest request) {
    String filters = request.hasErrors() + " " + request.sourceRefContains();
    Actor actor = time.actor();
    if (actor != null && !Boolean.TRUE.equals(request.hasErrors())) {
      listed.merge(actor.run, 1, Integer::sum);
    }
    return gate.call(
        call("ListDatasetEntries", request.datasetArn() + " " + filters),
        () -> page(request, request.datasetArn() + filters));
  }

  /** How many pages of entries each run asked for, those of entries with errors aside. */
  Map<String, Integer> listed() {
    return Map.copyOf(listed);
  }

  private ListDatasetEntriesResponse page(ListDatasetEntriesRequest request, String listing) {
    SimDataset dataset = service.dataset(request.datasetArn());
    service.checkListable(dataset);
    int start = place(request.nextToken(), listing);
    List<Held> all = dataset.entries(time.millis());
    int end = all.size() + dataset.strangers();
    int asked = request.maxResults() == null ? DEFAULT_PAGE : request.maxResults();
    int most = Math.min(asked, service.behaviour().pageSize());
    Predicate<Held> wanted = wanted(request);
    List<String> page = new ArrayList<>();
    int next = start;
    while (next < end && (service.behaviour().sparsePages() ? next - start : page.size()) < most) {
      Held each = next < all.size() ? all.get(next) : Entries.stranger(next - all.size());
      if (wanted.test(each)) {
        page.add(Entries.listed(each.line(), service.behaviour().form()));
      }
      next++;
    }
    return ListDatasetEntriesResponse.builder()
        .datasetEntries(page)
        .nextToken(next < end ? token(next, listing) : service.behaviour().emptyToken() ? "" : null)
        .build();
  }

  private static Predicate<Held> wanted(ListDatasetEntriesRequest request) {
    boolean onlyErrors = Boolean.TRUE.equals(request.hasErrors());
    @Nullable String part = request.sourceRefContains();
    return each ->
        (!onlyErrors || Line.isOdd(each.line()))
            && (part == null || each.sourceRef().contains(part));
  }

  private int place(@Nullable String token, String listing) {
    if (token == null || token.isEmpty()) {
      return 0;
    }
    Token known = tokens.get(token);
    if (known == null
        || !known.listing().equals(listing)
        || time.millis() - known.born() > service.behaviour().tokenLife()
        || gate.strikes(Fault.TOKEN_EXPIRES, "token of " + listing)) {
      throw DatasetService.badToken();
    }
    return known.place();
  }

  private String token(int place, String listing) {
    String token = "page-" + tokens.size();
    tokens.put(token, new Token(place, listing, time.millis()));
    return token;
  }

  @Override
  public ListDatasetLabelsResponse listDatasetLabels(ListDatasetLabelsRequest request) {
    return gate.call(
        call("ListDatasetLabels", request.datasetArn()),
        () -> {
          service.checkListable(service.dataset(request.datasetArn()));
          return ListDatasetLabelsResponse.builder()
              .datasetLabelDescriptions(
                  List.of(DatasetLabelDescription.builder().labelName("stranger").build()))
              .build();
        });
  }

  @Override
  public DescribeProjectsResponse describeProjects(DescribeProjectsRequest request) {
    return gate.call(
        call("DescribeProjects", String.join(",", request.projectNames())),
        () -> {
          List<ProjectDescription> found =
              service.projects().entrySet().stream()
                  .filter(each -> request.projectNames().contains(each.getKey()))
                  .map(each -> project(each.getKey(), each.getValue()))
                  .toList();
          return DescribeProjectsResponse.builder().projectDescriptions(found).build();
        });
  }

  private static ProjectDescription project(String name, Map<String, String> datasets) {
    List<DatasetMetadata> described =
        datasets.entrySet().stream()
            .map(each ->
                DatasetMetadata.builder()
                    .datasetType(each.getKey())
                    .datasetArn(each.getValue())
                    .status("CREATE_COMPLETE")
                    .build())
            .toList();
    return ProjectDescription.builder()
        .projectArn("arn:aws:rekognition:us-east-1:123456789012:project/" + name + "/1600000000000")
        .status("CREATED")
        .datasets(described)
        .build();
  }

  private static Call call(String operation, String subject) {
    return Call.of("Rekognition", operation, subject);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
