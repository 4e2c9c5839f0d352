package dev.labeldrop.simulation;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/** SNS with one topic, behind the SDK's interface. */
final class SimSns implements SnsClient {

  private final Scheduler time;
  private final Gate gate;
  private final List<Published> published = new ArrayList<>();

  /**
   * A message that was published.
   *
   * @param at when, in milliseconds of the epoch
   * @param message the JSON with a text for each protocol
   */
  record Published(long at, String message) {}

  SimSns(Scheduler time, Gate gate) {
    this.time = time;
    this.gate = gate;
  }

  @Override
  public PublishResponse publish(PublishRequest request) {
    return gate.call(
        Call.of("SNS", "Publish", request.topicArn()),
        () -> {
          published.add(new Published(time.millis(), request.message()));
          return PublishResponse.builder().messageId("m" + published.size()).build();
        });
  }

  /** All messages, in order. */
  List<Published> published() {
    return List.copyOf(published);
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
