package dev.labeldrop.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.labeldrop.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.DescribeDatasetRequest;
import software.amazon.awssdk.services.rekognition.model.DescribeDatasetResponse;

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
        rehearsing(IngestHandler::new, "rehearsal", "states"),
        rehearsing(QueueHandler::new, "rehearsal", "rekognition", "states"),
        rehearsing(ImagesHandler::new, "rehearsal"),
        rehearsing(PrepareHandler::new, "rehearsal", "rekognition"),
        rehearsing(SubmitHandler::new, "rehearsal", "rekognition"),
        rehearsing(PollHandler::new, "rekognition"),
        rehearsing(ReconcileHandler::new, "rehearsal", "rekognition"),
        rehearsing(ReportHandler::new, "rehearsal", "sns", "states"));
  }

  private static Arguments rehearsing(Function<Wiring, StepHandler> function, String... services) {
    return Arguments.of(function, Set.of(services));
  }

  /** S3's address begins with the bucket. */
  @ParameterizedTest
  @MethodSource("functions")
  void callsEachServiceThatTheFunctionCalls(
      Function<Wiring, StepHandler> function, Set<String> services) {
    Set<String> called = new TreeSet<>();
    Clients clients = DeployedClients.rehearsed(new Watching(called));
    function.apply(wiring(new SilentClients())).rehearse(new Rehearsal(clients));
    assertThat(called).isEqualTo(services);
  }

  /** Notes the first labels of hosts. */
  private record Watching(Set<String> called) implements SdkHttpClient {

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      called.add(request.httpRequest().host().split("\\.", 2)[0]);
      return new RehearsalService().prepareRequest(request);
    }

    @Override
    public void close() {}
  }

  @ParameterizedTest
  @MethodSource("functions")
  void sendsNothingWithTheFunctionsOwnClients(
      Function<Wiring, StepHandler> function, Set<String> services) {
    // An operation of a silent client throws what no rehearsal expects.
    function.apply(wiring(new SilentClients())).rehearse(new Rehearsal());
    assertThatThrownBy(() ->
            function
                .apply(wiring(new SilentClients()))
                .rehearse(new Rehearsal(new SilentClients())))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(services).isNotEmpty();
  }

  /** So answers are read, too; Ingest has then started an execution, and Report sent a notice. */
  @ParameterizedTest
  @MethodSource("toTheirEnd")
  void playsThreeFunctionsToTheirEnd(Function<Wiring, StepHandler> function) {
    List<Integer> answered = new ArrayList<>();
    Function<Wiring, StepHandler> watched =
        wiring -> new Watched(function.apply(wiring), wiring, answered);
    new Rehearsal().play(watched);
    assertThat(answered).hasSize(1);
  }

  static List<Function<Wiring, StepHandler>> toTheirEnd() {
    return List.of(IngestHandler::new, PollHandler::new, ReportHandler::new);
  }

  /** Notes the size of each answer. */
  private static final class Watched extends StepHandler {

    private final StepHandler function;
    private final List<Integer> answered;

    Watched(StepHandler function, Wiring wiring, List<Integer> answered) {
      super(wiring);
      this.function = function;
      this.answered = answered;
    }

    @Override
    byte[] handle(byte[] input, InvocationLog log) {
      byte[] answer = function.handle(input, log);
      answered.add(answer.length);
      return answer;
    }

    @Override
    void rehearse(Rehearsal rehearsal) {}
  }

  @Test
  void saysThatItFailedAndLetsTheSnapshotBeTaken() {
    CapturedLog log = new CapturedLog();
    new Failing(wiring(new SilentClients())).prepare(new InvocationLog(log, Clock.systemUTC()));
    assertThat(log.messages())
        .containsExactly(
            "no such answer", "The rehearsal failed: the first call after a start takes longer.");
    assertThat(log.levels).containsExactly(LogLevel.ERROR, LogLevel.WARN);
  }

  private static final class Failing extends StepHandler {

    Failing(Wiring wiring) {
      super(wiring);
    }

    @Override
    byte[] handle(byte[] input, InvocationLog log) {
      return input;
    }

    @Override
    void rehearse(Rehearsal rehearsal) {
      throw new IllegalStateException("no such answer");
    }
  }

  @Test
  void saysNothingIfItDoesNotFail() {
    CapturedLog log = new CapturedLog();
    new PollHandler(wiring(new SilentClients())).prepare(new InvocationLog(log, Clock.systemUTC()));
    assertThat(log.raw).isEmpty();
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
