package dev.labeldrop.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.DescribeDatasetRequest;
import software.amazon.awssdk.services.rekognition.model.DescribeDatasetResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** What a function does before its snapshot is taken, and that it works after it. */
final class RehearsalTest {

  private static Wiring wiring(Clients clients) {
    return new Wiring(
        Map.of("STATE_MACHINE_ARN", "arn:machine", "TOPIC_ARN", "arn:topic"),
        clients,
        Clock.systemUTC(),
        _ -> {},
        new SplittableRandom(7));
  }

  static List<Arguments> functions() {
    return List.of(
        rehearsing(IngestHandler::new, "s3", "sfn"),
        rehearsing(QueueHandler::new, "s3", "rekognition", "sfn"),
        rehearsing(ImagesHandler::new, "s3"),
        rehearsing(PrepareHandler::new, "s3", "rekognition"),
        rehearsing(SubmitHandler::new, "s3", "rekognition"),
        rehearsing(PollHandler::new, "rekognition"),
        rehearsing(ReconcileHandler::new, "s3", "rekognition"),
        rehearsing(ReportHandler::new, "s3", "sns", "sfn"));
  }

  private static Arguments rehearsing(Function<Wiring, StepHandler> function, String... clients) {
    return Arguments.of(function, List.of(clients));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void callsEachServiceOnceThatTheFunctionCalls(
      Function<Wiring, StepHandler> function, List<String> services) {
    Asked asked = new Asked(new RehearsalClients(), new ArrayList<>());
    function.apply(wiring(new SilentClients())).rehearse(new Rehearsal(asked));
    assertThat(asked.names).isEqualTo(services);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void sendsNothingWithTheFunctionsOwnClients(
      Function<Wiring, StepHandler> function, List<String> services) {
    // An operation of a silent client throws what no rehearsal expects.
    function.apply(wiring(new SilentClients())).beforeCheckpoint(org.crac.Core.getGlobalContext());
    assertThatThrownBy(() ->
            function
                .apply(wiring(new SilentClients()))
                .rehearse(new Rehearsal(new SilentClients())))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(services).isNotEmpty();
  }

  static List<Consumer<Clients>> calls() {
    return List.of(
        clients -> clients.s3().getObjectAsBytes(get -> get.bucket("rehearsal").key("1")),
        clients -> clients.rekognition().describeDataset(asked -> asked.datasetArn("arn:1")),
        clients -> clients.sns().publish(notice -> notice.topicArn("arn:1").message("1")),
        clients -> clients.sfn().startExecution(start -> start.stateMachineArn("arn:1")));
  }

  /** So a call is signed, sent to the stub, and its answer read. */
  @ParameterizedTest
  @MethodSource("calls")
  void refusesEveryCallAsAServiceDoes(Consumer<Clients> call) {
    assertThatThrownBy(() -> call.accept(new RehearsalClients()))
        .isInstanceOfSatisfying(
            AwsServiceException.class, e -> assertThat(e.statusCode()).isEqualTo(403));
  }

  @Test
  void leavesAFunctionThatWorks() {
    PollHandler function = new PollHandler(wiring(new FakeClients(new Updated())));
    function.beforeCheckpoint(org.crac.Core.getGlobalContext());
    function.afterRestore(org.crac.Core.getGlobalContext());
    String input =
        "{\"datasetArn\":\"arn:aws:rekognition:us-east-1:123456789012:project/flowers/dataset/train/1\"}";
    byte[] answer =
        function.answer(
            input.getBytes(StandardCharsets.UTF_8),
            new InvocationLog(new CapturedLog(), Clock.systemUTC()));
    assertThat(Json.readMap(answer, "answer")).containsEntry("done", true);
  }

  /** Notes which clients are asked for. */
  private record Asked(Clients clients, List<String> names) implements Clients {

    @Override
    public S3Client s3() {
      names.add("s3");
      return clients.s3();
    }

    @Override
    public RekognitionClient rekognition() {
      names.add("rekognition");
      return clients.rekognition();
    }

    @Override
    public SnsClient sns() {
      names.add("sns");
      return clients.sns();
    }

    @Override
    public SfnClient sfn() {
      names.add("sfn");
      return clients.sfn();
    }
  }

  private static final class Updated implements RekognitionClient {

    @Override
    public DescribeDatasetResponse describeDataset(DescribeDatasetRequest request) {
      return DescribeDatasetResponse.builder()
          .datasetDescription(dataset -> dataset.status("UPDATE_COMPLETE"))
          .build();
    }

    @Override
    public String serviceName() {
      return "rekognition";
    }

    @Override
    public void close() {}
  }
}
