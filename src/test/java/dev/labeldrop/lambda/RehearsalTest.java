package dev.labeldrop.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/** What a function does before its snapshot is taken, and that it works after it. */
final class RehearsalTest {

  private static final String TAKEN_IN = "The drop was taken in, and its execution started.";

  private final SeenRequests services = new SeenRequests(new RehearsalService());
  private final Wiring wiring =
      new Wiring(
          Map.of("STATE_MACHINE_ARN", "arn:machine", "TOPIC_ARN", "arn:topic"),
          new RehearsalClients(services),
          Clock.systemUTC(),
          _ -> {});

  static List<Arguments> functions() {
    return List.of(
        played(IngestHandler::new, TAKEN_IN),
        played(SubmitHandler::new, TAKEN_IN, "The service took the update."),
        played(PollHandler::new, "The update has ended."),
        played(
            ReconcileHandler::new, TAKEN_IN, "The dataset's entries were compared with the lines."),
        played(
            ReportHandler::new,
            TAKEN_IN,
            "metrics",
            "The run has ended, and its notice was sent."));
  }

  private static Arguments played(Function<Wiring, StepHandler> function, String... messages) {
    return Arguments.of(function, List.of(messages));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void doesTheFunctionsWhole(Function<Wiring, StepHandler> function, List<Object> messages) {
    CapturedLog log = new CapturedLog();
    function.apply(wiring).rehearse(new Rehearsal(log));
    assertThat(log.messages()).containsSubsequence(messages);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void sendsNothingWithTheFunctionsOwnClients(Function<Wiring, StepHandler> function) {
    function.apply(wiring).beforeCheckpoint(org.crac.Core.getGlobalContext());
    assertThat(services.seen).isEmpty();
  }

  @Test
  void leavesAFunctionThatWorks() {
    PollHandler function = new PollHandler(wiring);
    function.beforeCheckpoint(org.crac.Core.getGlobalContext());
    function.afterRestore(org.crac.Core.getGlobalContext());
    String input = "{\"datasetArn\":\"" + RehearsalService.DATASET_ARN + "\"}";
    byte[] answer =
        function.answer(
            input.getBytes(StandardCharsets.UTF_8),
            new InvocationLog(new CapturedLog(), Clock.systemUTC()));
    assertThat(Json.readMap(answer, "answer")).containsEntry("done", true);
    assertThat(services.seen).containsExactly("RekognitionService.DescribeDataset");
  }

  /** What the services would have been asked. */
  private static final class SeenRequests implements SdkHttpClient {

    private final SdkHttpClient client;
    private final List<String> seen = new ArrayList<>();

    SeenRequests(SdkHttpClient client) {
      this.client = client;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      seen.add(request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("other"));
      return client.prepareRequest(request);
    }

    @Override
    public void close() {}
  }
}
