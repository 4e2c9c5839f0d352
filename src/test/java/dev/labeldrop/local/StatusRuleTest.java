package dev.labeldrop.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.local.asl.Definition;
import dev.labeldrop.local.functions.FunctionException;
import dev.labeldrop.local.functions.LambdaFunction;
import dev.labeldrop.local.functions.LambdaFunctions;
import dev.labeldrop.local.states.Environment;
import dev.labeldrop.local.states.Execution;
import dev.labeldrop.local.states.ExecutionDescription;
import dev.labeldrop.local.states.ExecutionListener;
import dev.labeldrop.local.states.Quotas;
import dev.labeldrop.local.states.StateMachine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StatusRuleTest {

  private static final String DEFINITION =
      """
      {"QueryLanguage": "JSONata", "StartAt": "C", "TimeoutSeconds": 60, "States": {
        "C": {"Type": "Choice", "Default": "S", "Choices": [
              {"Condition": "{% $states.input = 'fail' %}", "Next": "F"},
              {"Condition": "{% $states.input = 'wait' %}", "Next": "W"}]},
        "F": {"Type": "Fail"},
        "W": {"Type": "Wait", "Seconds": 90, "End": true},
        "S": {"Type": "Succeed"}}}
      """;

  private final VirtualTime time = VirtualTime.at("2026-01-31T09:30:00Z");
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private final List<String> events = Collections.synchronizedList(new ArrayList<>());
  private final Deliveries deliveries = new Deliveries(time, log::add, _ -> {});

  @AfterEach
  void close() {
    deliveries.close();
  }

  @ParameterizedTest
  @CsvSource({"fail, FAILED", "wait, TIMED_OUT"})
  void callsItsTargetForAnExecutionThatCameToABadEnd(String input, String status)
      throws InterruptedException {
    run(new StatusRule(ExecutionListener.NONE, Optional.of(this::take), deliveries), input);
    assertThat(events).singleElement().asString().contains("\"status\":\"" + status + "\"");
  }

  @Test
  void callsNobodyForAGoodEnd() throws InterruptedException {
    run(new StatusRule(ExecutionListener.NONE, Optional.of(this::take), deliveries), "succeed");
    assertThat(events).isEmpty();
  }

  @Test
  void doesNothingWhereThereIsNoTarget() throws InterruptedException {
    run(new StatusRule(ExecutionListener.NONE, Optional.empty(), deliveries), "fail");
    assertThat(deliveries.areDone()).isTrue();
    assertThat(log).isEmpty();
  }

  @Test
  void triesThreeTimes() throws InterruptedException {
    LambdaFunction broken =
        payload -> {
          take(payload);
          throw new FunctionException("A", "broken", List.of());
        };
    run(new StatusRule(ExecutionListener.NONE, Optional.of(broken), deliveries), "fail");
    String arn = "arn:aws:states:us-east-1:123456789012:execution:m:e";
    assertThat(events).hasSize(3);
    assertThat(time.waits()).containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(2));
    assertThat(deliveries.undelivered()).containsExactly(arn);
    assertThat(log.getFirst()).isEqualTo("The event of " + arn + " failed, attempt 1: broken");
  }

  @Test
  void tellsOtherListenersOfEverything() throws InterruptedException {
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    ExecutionListener others =
        new ExecutionListener() {
          @Override
          public void stateEntered(Execution execution, String state, String input) {
            heard.add("> " + state);
          }

          @Override
          public void stateExited(Execution execution, String state, String output) {
            heard.add("< " + state);
          }

          @Override
          public void executionEnded(Execution execution, ExecutionDescription end) {
            heard.add(end.status().name());
          }
        };
    run(new StatusRule(others, Optional.empty(), deliveries), "succeed");
    assertThat(heard).containsExactly("> C", "< C", "> S", "< S", "SUCCEEDED");
  }

  private byte[] take(byte[] payload) {
    events.add(new String(payload, StandardCharsets.UTF_8));
    return new byte[0];
  }

  private void run(ExecutionListener rule, String input) throws InterruptedException {
    try (StateMachine machine =
        new StateMachine(
            "arn:aws:states:us-east-1:123456789012:stateMachine:m",
            Definition.parse(DEFINITION),
            new Environment(new LambdaFunctions(Map.of()), time, time, new SplittableRandom(1)),
            Quotas.SERVICE,
            rule)) {
      machine.start("e", "\"" + input + "\"").await();
    }
    deliveries.await();
  }
}
