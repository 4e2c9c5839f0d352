package dev.labeldrop.local.states;

import static dev.labeldrop.local.states.Machines.types;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.local.functions.FunctionException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60) // Guards against a wait without end; no test waits for time to pass.
final class MapRunnerTest {

  private final Machines machines = new Machines();
  private final FakeServices services = new FakeServices();

  MapRunnerTest() {
    machines.services = services;
  }

  /** A map M whose executions call f with their input, and end with what it answers. */
  private static String calling(String fields) {
    return over(
        fields,
        """
        "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
              "Arguments": {"FunctionName": "f", "Payload": {"in": "{% $states.input %}"}},
              "Output": "{% $states.result.Payload.in %}", "End": true}
        """);
  }

  private static String over(String fields, String states) {
    String first =
        states.substring(states.indexOf('"') + 1, states.indexOf('"', states.indexOf('"') + 1));
    return """
    "M": {"Type": "Map", %s
          "ItemProcessor": {
            "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
            "StartAt": "%s", "States": {%s}},
          "End": true}
    """
        .formatted(fields, first, states);
  }

  private ExecutionDescription end(String states, String input) throws InterruptedException {
    return machines.execute(states, input).describe();
  }

  @Test
  void givesTheOutputsInTheOrderOfTheItems() throws InterruptedException {
    assertThat(end(calling(""), "[3,1,2]").output()).isEqualTo("[3,1,2]");
    assertThat(end(calling("\"Items\": \"{% $states.input.x %}\","), "{\"x\":[1]}").output())
        .isEqualTo("[1]");
    assertThat(end(calling(""), "[]").output()).isEqualTo("[]");
  }

  @Test
  void whatIsNoArrayFailsAsAnEvaluation() throws InterruptedException {
    assertThat(end(calling(""), "{}").error()).isEqualTo("States.QueryEvaluationError");
  }

  @Test
  void selectsFromItemAndInput() throws InterruptedException {
    String selector =
        """
        "Items": "{% $states.input.x %}",
        "ItemSelector": {"i": "{% $states.context.Map.Item.Index %}",
          "v": "{% $states.context.Map.Item.Value %}", "all": "{% $states.input.all %}"},
        """;
    assertThat(end(calling(selector), "{\"x\":[\"a\",null],\"all\":9}").output())
        .isEqualTo("[{\"i\":0,\"v\":\"a\",\"all\":9},{\"i\":1,\"v\":null,\"all\":9}]");
  }

  @Test
  void readsTheObjectsOfABucket() throws InterruptedException {
    services.with("in/a", "x").with("in/b", "xy").with("other", "");
    String reader =
        """
        "ItemReader": {"Resource": "arn:aws:states:::s3:listObjectsV2",
          "Arguments": {"Bucket": "b", "Prefix": "{% $states.input.prefix %}"}},
        "ItemSelector": "{% $states.context.Map.Item.Value.Key %}",
        """;
    assertThat(end(calling(reader), "{\"prefix\":\"in/\"}").output())
        .isEqualTo("[\"in/a\",\"in/b\"]");
    assertThat(end(calling(reader), "{\"prefix\":\"none/\"}").output()).isEqualTo("[]");
  }

  @Test
  void readsTheLinesOfAnObject() throws InterruptedException {
    services.with("a.jsonl", "{\"a\":1}\r\n\n{\"b\":\"é\"}");
    String reader =
        """
        "ItemReader": {"Resource": "arn:aws:states:::s3:getObject",
          "ReaderConfig": {"InputType": "JSONL"}, "Arguments": {"Bucket": "b", "Key": "a.jsonl"}},
        """;
    assertThat(end(calling(reader), "{}").output()).isEqualTo("[{\"a\":1},{\"b\":\"é\"}]");
  }

  @Test
  void readsTheElementsOfAnArrayUpToAsManyAsAreWanted() throws InterruptedException {
    services.with("a.json", "[1,2,3]");
    String reader =
        """
        "ItemReader": {"Resource": "arn:aws:states:::s3:getObject",
          "ReaderConfig": {"InputType": "JSON", "MaxItems": "{% $states.input.most %}"},
          "Arguments": {"Bucket": "b", "Key": "a.json"}},
        """;
    assertThat(end(calling(reader), "{\"most\":2}").output()).isEqualTo("[1,2]");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"Bucket\": \"b\", \"Key\": \"gone\"', no object gone",
    "'\"Bucket\": \"b\", \"Key\": \"broken\"', there is text after"
  })
  void whatCannotBeReadFailsAsTheReader(String arguments, String cause)
      throws InterruptedException {
    services.with("broken", "{} 1\n");
    String reader =
        """
        "ItemReader": {"Resource": "arn:aws:states:::s3:getObject",
          "ReaderConfig": {"InputType": "JSONL"}, "Arguments": {%s}},
        """
            .formatted(arguments);
    Execution execution = machines.execute(calling(reader), "{}");
    assertThat(execution.describe().error()).isEqualTo("States.ItemReaderFailed");
    assertThat(execution.describe().cause()).contains(cause);
    assertThat(types(execution))
        .containsExactly(
            "ExecutionStarted",
            "MapStateEntered M",
            "MapStateStarted",
            "MapRunStarted",
            "MapRunFailed",
            "MapStateFailed",
            "ExecutionFailed");
  }

  @Test
  void putsItemsTogether() throws InterruptedException {
    String batches = "\"ItemBatcher\": {\"MaxItemsPerBatch\": 2, \"BatchInput\": {\"all\": true}},";
    assertThat(end(calling(batches), "[1,2,3]").output())
        .isEqualTo(
            "[{\"BatchInput\":{\"all\":true},\"Items\":[1,2]},"
                + "{\"BatchInput\":{\"all\":true},\"Items\":[3]}]");
  }

  @Test
  void keepsABatchWithinItsBytes() throws InterruptedException {
    // {"Items":["aaa","bbb"]} has 23 bytes.
    String batches = "\"ItemBatcher\": {\"MaxInputBytesPerBatch\": 23},";
    assertThat(end(calling(batches), "[\"aaa\",\"bbb\",\"ccc\",\"dddd\"]").output())
        .isEqualTo("[{\"Items\":[\"aaa\",\"bbb\"]},{\"Items\":[\"ccc\"]},{\"Items\":[\"dddd\"]}]");
    assertThat(end(calling(batches), "[\"aaaaaaaaaaa\"]").error())
        .isEqualTo("States.DataLimitExceeded");
  }

  @Test
  void runsNotMoreAtOnceThanMay() throws InterruptedException {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    String waiting =
        over(
            "\"MaxConcurrency\": 3,",
            """
            "In": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                   "Arguments": {"FunctionName": "f", "Payload": {"by": 1}}, "Next": "W"},
            "W": {"Type": "Wait", "Seconds": 10, "Next": "Out"},
            "Out": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                    "Arguments": {"FunctionName": "f", "Payload": {"by": -1}}, "End": true}
            """);
    for (int call = 0; call < 14; call++) {
      machines.function.then(payload -> {
        int by = new String(payload, StandardCharsets.UTF_8).contains("-") ? -1 : 1;
        most.accumulateAndGet(now.addAndGet(by), Math::max);
        return payload;
      });
    }
    Execution execution = machines.execute(waiting, "[1,2,3,4,5,6,7]");

    assertThat(execution.describe().status()).isEqualTo(Status.SUCCEEDED);
    assertThat(most.get()).isEqualTo(3);
    assertThat(Duration.between(Machines.START, machines.time.instant()))
        .isEqualTo(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1, FAILED",
    "'\"ToleratedFailureCount\": 1,', 1, SUCCEEDED",
    "'\"ToleratedFailureCount\": 1,', 2, FAILED",
    "'\"ToleratedFailurePercentage\": 50,', 2, SUCCEEDED",
    "'\"ToleratedFailurePercentage\": 49,', 2, FAILED",
    "'\"ToleratedFailurePercentage\": 100,', 4, SUCCEEDED",
    "'\"ToleratedFailurePercentage\": 100, \"ToleratedFailureCount\": 3,', 4, FAILED"
  })
  void asManyItemsMayFailAsAreTolerated(String fields, int failing, Status status)
      throws InterruptedException {
    for (int call = 0; call < failing; call++) {
      machines.function.fail("Bad");
    }
    Execution execution = machines.execute(calling(fields + "\"MaxConcurrency\": 1,"), "[1,2,3,4]");

    assertThat(execution.describe().status()).isEqualTo(status);
    if (status == Status.FAILED) {
      assertThat(execution.describe().error()).isEqualTo("States.ExceedToleratedFailureThreshold");
      assertThat(types(execution)).contains("MapRunFailed", "MapStateFailed");
    } else {
      assertThat(types(execution)).contains("MapRunSucceeded", "MapStateSucceeded");
    }
  }

  @Test
  void whatStillRunsIsStoppedWhenTooManyHaveFailed() throws InterruptedException {
    String slow =
        over(
            "\"MaxConcurrency\": 2,",
            """
            "C": {"Type": "Choice", "Choices": [
                   {"Condition": "{% $states.input = 1 %}", "Next": "F"}], "Default": "W"},
            "W": {"Type": "Wait", "Seconds": 1000, "End": true},
            "F": {"Type": "Fail", "Error": "Bad"}
            """);
    try (StateMachine machine = machines.machine(slow)) {
      Execution execution = Machines.run(machine, "[1,2,3]");

      MapRun mapRun = machine.mapRuns().getFirst();
      assertThat(execution.describe().status()).isEqualTo(Status.FAILED);
      assertThat(mapRun.status()).isEqualTo(Status.FAILED);
      assertThat(mapRun.counts(Status.FAILED).items()).isEqualTo(1);
      assertThat(mapRun.counts(Status.ABORTED).items()).isEqualTo(1);
      assertThat(mapRun.started().items()).isEqualTo(2);
      assertThat(machines.time.instant()).isEqualTo(Machines.START);
    }
  }

  @Test
  void whoStopsAnExecutionStopsItsItems() throws InterruptedException {
    String slow = over("", "\"W\": {\"Type\": \"Wait\", \"Seconds\": 1000, \"End\": true}");
    machines.listener =
        new ExecutionListener() {
          @Override
          public void stateEntered(Execution execution, String state, String input) {
            if (state.equals("W")) {
              execution.stateMachine(); // a child
            }
          }
        };
    try (StateMachine machine = machines.machine(slow)) {
      machines.time.standingStill(() -> {
        Execution execution = machine.start("e", "[1]");
        while (machine.mapRuns().isEmpty()
            || machine.mapRuns().getFirst().children().executions().isEmpty()) {
          Thread.onSpinWait();
        }
        execution.stop(null, null);
      });
      Execution child = machine.mapRuns().getFirst().children().executions().getFirst();
      assertThat(child.await().status()).isEqualTo(Status.ABORTED);
    }
  }

  @Test
  void aMapIsTriedAgainWithAllItems() throws InterruptedException {
    machines.function.fail("Bad");
    String states =
        calling(
            """
            "MaxConcurrency": 1,
            "Retry": [{"ErrorEquals": ["States.ExceedToleratedFailureThreshold"],
                       "IntervalSeconds": 5}],
            """);
    try (StateMachine machine = machines.machine(states)) {
      assertThat(Machines.run(machine, "[1,2]").describe().output()).isEqualTo("[1,2]");
      assertThat(machine.mapRuns()).hasSize(2);
      assertThat(machines.time.instant()).isEqualTo(Machines.START.plusSeconds(5));
    }
  }

  @Test
  void aFailureLeadsElsewhere() throws InterruptedException {
    machines.function.fail("Bad");
    String states =
        calling("\"Catch\": [{\"ErrorEquals\": [\"States.ALL\"], \"Next\": \"Caught\"}],")
            + ", \"Caught\": {\"Type\": \"Pass\", \"Output\": \"{% $states.input.Error %}\","
            + " \"End\": true}";
    assertThat(end(states, "[1]").output()).isEqualTo("\"States.ExceedToleratedFailureThreshold\"");
  }

  @Test
  void writesResultsByHowTheyEnded() throws InterruptedException, FunctionException {
    machines.function.answer("{\"in\":7}").fail("Bad");
    String states =
        calling(
            """
            "MaxConcurrency": 1, "ToleratedFailurePercentage": 100,
            "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject",
              "Arguments": {"Bucket": "b", "Prefix": "out"}},
            """);
    try (StateMachine machine = machines.machine(states)) {
      Execution execution = Machines.run(machine, "[1,2]");
      MapRun mapRun = machine.mapRuns().getFirst();
      String folder = "out/" + mapRun.id() + "/";

      assertThat(execution.describe().output())
          .isEqualTo(
              "{\"MapRunArn\":\"%s\",\"ResultWriterDetails\":{\"Bucket\":\"b\",\"Key\":\"%smanifest.json\"}}"
                  .formatted(mapRun.arn(), folder))
          .contains(":mapRun:m/M:");
      Map<?, ?> manifest = (Map<?, ?>) services.json(folder + "manifest.json");
      assertThat(manifest.get("DestinationBucket")).isEqualTo("b");
      Map<?, ?> files = Objects.requireNonNull((Map<?, ?>) manifest.get("ResultFiles"));
      assertThat((List<?>) files.get("SUCCEEDED")).hasSize(1);
      assertThat(files.get("PENDING")).isEqualTo(List.of());
      Map<?, ?> good = only(services.json(folder + "SUCCEEDED_0.json"));
      assertThat(good.get("Output")).isEqualTo("7");
      assertThat(good.get("Input")).isEqualTo("1");
      assertThat(good.get("Status")).isEqualTo("SUCCEEDED");
      assertThat(String.valueOf(good.get("ExecutionArn"))).contains(":execution:m/M:");
      Map<?, ?> bad = only(services.json(folder + "FAILED_0.json"));
      assertThat(bad.get("Error")).isEqualTo("Bad");
      assertThat(mapRun.resultsWritten()).isEqualTo(2);
    }
  }

  private static Map<?, ?> only(Object list) {
    assertThat((List<?>) list).hasSize(1);
    return (Map<?, ?>) ((List<?>) list).getFirst();
  }

  @Test
  void tasksAskOtherServices() throws InterruptedException {
    String states =
        over(
                    "\"Output\": \"{% $states.result.MapRunArn %}\",",
                    "\"P\": {\"Type\": \"Pass\", \"End\": true}")
                .replace(
                    "\"Output\":",
                    """
                    "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject",
                      "Arguments": {"Bucket": "b", "Prefix": "out"}}, "Output":
                    """)
                .replaceFirst("\"End\": true}\\s*$", "\"Next\": \"D\"}")
            + """
            , "D": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sfn:describeMapRun",
                    "Arguments": {"MapRunArn": "{% $states.input %}"},
                    "Output": "{% $states.result.ItemCounts %}", "Next": "S"},
            "S": {"Type": "Task", "Resource": "arn:aws:states:::sns:publish",
                  "Arguments": {"TopicArn": "t", "Message": "{% $string($states.input.Succeeded) %}"},
                  "End": true}
            """;
    Execution execution = machines.execute(states, "[1,2,3]");

    assertThat(execution.describe().output()).isEqualTo("{\"MessageId\":\"m-1\"}");
    assertThat(services.messages).containsExactly("{\"TopicArn\":\"t\",\"Message\":\"3\"}");
  }

  @Test
  void aServiceThatRefusesFailsTheTask() throws InterruptedException {
    String states =
        """
        "S": {"Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Arguments": {},
              "End": true}
        """;
    assertThat(end(states, "1").error()).isEqualTo("SNS.InvalidParameterException");
  }

  @Test
  void tokensOfItemsComeBack() throws InterruptedException {
    String waiting =
        over(
            "",
            """
            "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
                  "Arguments": {"FunctionName": "f",
                    "Payload": {"t": "{% $states.context.Task.Token %}"}}, "End": true}
            """);
    try (StateMachine machine = machines.machine(waiting)) {
      machines.function.then(payload -> {
        String token = new String(payload, StandardCharsets.UTF_8).split("\"", -1)[3];
        new TaskTokens(List.of(machine)).succeed(token, "5");
        return payload;
      });
      assertThat(Machines.run(machine, "[1]").describe().output()).isEqualTo("[5]");
    }
  }
}
