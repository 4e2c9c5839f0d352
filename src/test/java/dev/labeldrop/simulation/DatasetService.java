package dev.labeldrop.simulation;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.rekognition.model.InvalidPaginationTokenException;
import software.amazon.awssdk.services.rekognition.model.LimitExceededException;
import software.amazon.awssdk.services.rekognition.model.ResourceInUseException;
import software.amazon.awssdk.services.rekognition.model.ResourceNotFoundException;

/** The dataset service of one world: its projects and their datasets. */
final class DatasetService {

  private static final long SLOW_UPDATE = 600_000;

  private final Scheduler time;
  private final Faults faults;
  private final Behaviour behaviour;
  private final long seed;
  private final Map<String, SimDataset> datasets = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> projects = new TreeMap<>();
  private int accepted;

  DatasetService(Scheduler time, Faults faults, Behaviour behaviour, long seed) {
    this.time = time;
    this.faults = faults;
    this.behaviour = behaviour;
    this.seed = seed;
  }

  Behaviour behaviour() {
    return behaviour;
  }

  /** Makes a project, without a dataset at first. */
  void project(String name) {
    projects.putIfAbsent(name, new TreeMap<>());
  }

  /**
   * Makes a dataset of a project.
   *
   * @param type TRAIN or TEST
   */
  void dataset(String project, String type, SimDataset dataset) {
    project(project);
    projects.getOrDefault(project, Map.of()).put(type, dataset.arn());
    datasets.put(dataset.arn(), dataset);
  }

  /** The ARNs of a project's datasets by their types; null where there is no such project. */
  Map<String, Map<String, String>> projects() {
    return projects;
  }

  /** The dataset with that ARN. */
  SimDataset dataset(String arn) {
    SimDataset found = datasets.get(arn);
    if (found == null) {
      throw ServiceErrors.complete(
          ResourceNotFoundException.builder(), 400, "ResourceNotFoundException");
    }
    return found;
  }

  /** Every dataset. */
  List<SimDataset> datasets() {
    return List.copyOf(datasets.values());
  }

  /** Takes an update, if the dataset is not busy. */
  void update(String arn, byte[] changes, String writer) {
    SimDataset dataset = dataset(arn);
    long now = time.millis();
    if (dataset.isBusy(now)) {
      throw busy();
    }
    long key = Draw.mix(arn.hashCode(), Draw.mix(writer.hashCode(), accepted++));
    boolean fails = faults.strikes(Fault.UPDATE_FAILS, key, writer, "update of " + arn);
    boolean slow = faults.strikes(Fault.UPDATE_SLOW, key, writer, "update of " + arn);
    long takes =
        slow
            ? SLOW_UPDATE
            : new Draw(seed, key).time(behaviour.leastUpdate(), behaviour.mostUpdate());
    List<String> lines =
        new String(changes, StandardCharsets.UTF_8).lines().filter(l -> !l.isBlank()).toList();
    dataset.begin(new Update(writer, lines, now, now + takes, fails));
  }

  private AwsServiceException busy() {
    return behaviour.busyIsLimit()
        ? ServiceErrors.complete(LimitExceededException.builder(), 400, "LimitExceededException")
        : inUse();
  }

  private static AwsServiceException inUse() {
    return ServiceErrors.complete(ResourceInUseException.builder(), 400, "ResourceInUseException");
  }

  /** Refuses to list where that is so in this world. */
  void checkListable(SimDataset dataset) {
    if (dataset.isBusy(time.millis()) && !behaviour.listsDuringUpdate()) {
      throw inUse();
    }
  }

  static AwsServiceException badToken() {
    return ServiceErrors.complete(
        InvalidPaginationTokenException.builder(), 400, "InvalidPaginationTokenException");
  }
}
