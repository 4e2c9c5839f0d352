package dev.labeldrop.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.tests.annotations.Event;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.labeldrop.PermanentException;
import dev.labeldrop.Waiter;
import dev.labeldrop.local.functions.FunctionException;
import dev.labeldrop.local.functions.HandlerFunction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.DescribeDatasetRequest;
import software.amazon.awssdk.services.rekognition.model.DescribeDatasetResponse;

/** The poller's contract: what it was given, and what it saw. */
final class PollHandlerTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @Event(value = "events/poll.json", type = LinkedHashMap.class)
  void givesBackWhatItWasGivenAndWhatItSaw(Map<String, Object> event)
      throws IOException, FunctionException {
    event.put("mine", Map.of("kept", true));
    Map<String, Object> expected = new LinkedHashMap<>(event);
    expected.put("status", "UPDATE_COMPLETE");
    expected.put("statusMessage", "The dataset was updated.");
    expected.put("statusMessageCode", "SUCCESS");
    expected.put("done", true);
    expected.put("waitSeconds", 0);
    expected.put("attempt", 1);
    expected.put("settledAt", null);
    expected.put("joined", null);
    expected.put("updatedAt", "2026-11-22T12:00:00Z");
    expected.put("totalEntries", 12);
    expected.put("errorEntries", 2);
    assertThat(poll(JSON.std.asString(event))).isEqualTo(expected);
  }

  @Test
  void worksWithNothingButADataset() throws IOException, FunctionException {
    assertThat(
            poll(
                "{\"datasetArn\":\"arn:aws:rekognition:us-east-1:123456789012:project/flowers/dataset/train/1\"}"))
        .containsEntry("done", true)
        .containsEntry("attempt", 1)
        .doesNotContainKey("events");
  }

  /** A task takes 5 events, a choice and a Wait 2 each, another try 3. */
  @Test
  void countsTheEventsOfAnExecutionThatCountsThem() throws IOException, FunctionException {
    assertThat(
            poll(
                "{\"datasetArn\":\"arn:aws:rekognition:us-east-1:123456789012:project/flowers/dataset/train/1\",\"events\":100,\"retries\":2}"))
        .containsEntry("events", 115);
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> poll("{}"))
        .isInstanceOfSatisfying(
            FunctionException.class,
            e -> {
              assertThat(e.errorType()).isEqualTo(PermanentException.class.getName());
              assertThat(e)
                  .hasMessage("ERROR_INVALID_INPUT: The step's input has no 'datasetArn'. Add it.");
            });
  }

  private static Map<String, Object> poll(String input) throws IOException, FunctionException {
    Wiring wiring =
        new Wiring(
            Map.of(),
            new FakeClients(new Updated()),
            CLOCK,
            Waiter.sleeping(),
            new SplittableRandom(7));
    HandlerFunction function =
        new HandlerFunction(
            "arn:aws:lambda:us-east-1:123456789012:function:PollFunction",
            new PollHandler(wiring),
            Duration.ofMinutes(1),
            CLOCK,
            new SplittableRandom(7),
            _ -> {});
    byte[] answer = function.invoke(input.getBytes(StandardCharsets.UTF_8));
    return JSON.std.mapFrom(answer);
  }

  private static final class Updated implements RekognitionClient {

    @Override
    public DescribeDatasetResponse describeDataset(DescribeDatasetRequest request) {
      return DescribeDatasetResponse.builder()
          .datasetDescription(d ->
              d.status("UPDATE_COMPLETE")
                  .statusMessage("The dataset was updated.")
                  .statusMessageCode("SUCCESS")
                  .lastUpdatedTimestamp(CLOCK.instant())
                  .datasetStats(stats -> stats.totalEntries(12).errorEntries(2)))
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
