package dev.labeldrop.local.rekognition;

import dev.labeldrop.local.OneTryClients;
import dev.labeldrop.local.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.DatasetDescription;
import software.amazon.awssdk.services.rekognition.model.DatasetType;
import software.amazon.awssdk.services.rekognition.model.ListDatasetEntriesRequest;
import software.amazon.awssdk.services.rekognition.model.ProjectDescription;
import software.amazon.awssdk.services.rekognition.model.RekognitionException;

/** A local service in virtual time, with a client of the AWS SDK. */
final class Bench implements AutoCloseable {

  /** An update takes 10 s and 10 s more for each megabyte; the rest takes 1 s. */
  static final Timing TIMING =
      new Timing(
          Duration.ofSeconds(1),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(1));

  final VirtualTime time = VirtualTime.at("2026-01-02T03:04:05Z");
  final LocalRekognition service;
  final RekognitionClient client;

  Bench() {
    this(Behaviour.DEFAULT, Quotas.DOCUMENTED);
  }

  Bench(Quirk... quirks) {
    this(Behaviour.of(quirks), Quotas.DOCUMENTED);
  }

  Bench(Behaviour behaviour, Quotas quotas) {
    service = LocalRekognition.start(Settings.of(time).with(TIMING).with(quotas).with(behaviour));
    client = OneTryClients.rekognition(service.endpoint());
  }

  /** A training dataset without entries, whose creation is done. */
  String dataset() {
    String project = client.createProject(r -> r.projectName("flowers")).projectArn();
    String dataset = create(project, DatasetType.TRAIN);
    settle();
    return dataset;
  }

  /** A dataset that holds those lines. */
  String dataset(String... lines) {
    String dataset = dataset();
    update(dataset, lines);
    settle();
    return dataset;
  }

  String create(String project, DatasetType type) {
    return client.createDataset(r -> r.projectArn(project).datasetType(type)).datasetArn();
  }

  void update(String dataset, String... lines) {
    update(dataset, Samples.changes(lines));
  }

  void update(String dataset, byte[] changes) {
    client.updateDatasetEntries(
        r -> r.datasetArn(dataset).changes(c -> c.groundTruth(SdkBytes.fromByteArray(changes))));
  }

  DatasetDescription describe(String dataset) {
    return client.describeDataset(r -> r.datasetArn(dataset)).datasetDescription();
  }

  String status(String dataset) {
    return describe(dataset).statusAsString();
  }

  List<String> entries(String dataset, Consumer<ListDatasetEntriesRequest.Builder> filter) {
    return client
        .listDatasetEntries(r -> r.datasetArn(dataset).applyMutation(filter))
        .datasetEntries();
  }

  List<ProjectDescription> projects() {
    return client.describeProjects(r -> {}).projectDescriptions();
  }

  /** Lets so much time pass that whatever is under way is done. */
  void settle() {
    time.advance(Duration.ofDays(1));
  }

  /** The name of the error that a call ends with; "no error" where it ends with none. */
  static String errorOf(Runnable call) {
    try {
      call.run();
      return "no error";
    } catch (RekognitionException e) {
      return e.awsErrorDetails().errorCode();
    }
  }

  @Override
  public void close() {
    client.close();
    service.close();
  }
}
