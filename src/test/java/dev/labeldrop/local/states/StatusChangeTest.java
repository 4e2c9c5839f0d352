package dev.labeldrop.local.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StatusChangeTest {

  private static final String STATES =
      """
      "W": {"Type": "Wait", "Seconds": 2, "Next": "F"},
      "F": {"Type": "Fail", "Error": "E", "Cause": "words"}
      """;

  private final Machines machines = new Machines();
  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

  StatusChangeTest() {
    machines.listener =
        new ExecutionListener() {
          @Override
          public void executionEnded(Execution execution, ExecutionDescription end) {
            heard.add(StatusChange.event(execution, end));
          }
        };
  }

  @Test
  void tellsOfAFailureAsEventBridgeDoes() throws InterruptedException {
    Execution execution = machines.execute(STATES, "{\"id\": 7}");
    assertThat(execution.describe().status()).isEqualTo(Status.FAILED);
    String arn = "arn:aws:states:eu-west-1:123456789012:execution:m:e";
    String id = heard.getFirst().substring(21, 57);
    assertThat(heard)
        .containsExactly(
            ("{'version':'0','id':'" + id + "',").replace('\'', '"')
                + ("'detail-type':'Step Functions Execution Status Change','source':'aws.states',"
                        + "'account':'123456789012','time':'2026-01-31T09:30:02Z',"
                        + "'region':'eu-west-1','resources':['"
                        + arn
                        + "'],'detail':{'executionArn':'"
                        + arn
                        + "','stateMachineArn':'"
                        + Machines.ARN
                        + "','stateMachineVersionArn':null,'stateMachineAliasArn':null,'name':'e',"
                        + "'status':'FAILED','startDate':1769851800000,'stopDate':1769851802000,"
                        + "'redriveCount':0,'redriveDate':null,'redriveStatus':'REDRIVABLE',"
                        + "'redriveStatusReason':null,'input':'{\\'id\\': 7}',"
                        + "'inputDetails':{'included':true},'output':null,'outputDetails':null,"
                        + "'error':'E','cause':'words'}}")
                    .replace('\'', '"'));
  }

  @Test
  void tellsOfASuccess() throws InterruptedException {
    machines.execute("\"S\": {\"Type\": \"Succeed\", \"Output\": 5}", "{}");
    assertThat(heard)
        .singleElement()
        .asString()
        .contains(
            "\"status\":\"SUCCEEDED\"",
            "\"redriveStatus\":\"NOT_REDRIVABLE\"",
            "\"redriveStatusReason\":\"Execution is SUCCEEDED and cannot be redriven\"",
            "\"output\":\"5\",\"outputDetails\":{\"included\":true},\"error\":null");
  }

  @Test
  void tellsOfEachEndOnceAndBeforeAnybodyWhoAwaitsIt() throws InterruptedException {
    machines.function.then(payload -> {
      machine.executions().getFirst().stop("Stopped", "by hand");
      return payload;
    });
    machines.function.fail("A");
    machine = machines.machine(Machines.task("", "\"End\": true"));
    try (StateMachine running = machine) {
      Execution execution = running.start("e", "{}");
      execution.await();
      assertThat(heard).hasSize(1);
      running.redrive(execution);
      execution.await();
      assertThat(heard).hasSize(2).doesNotHaveDuplicates();
    }
    assertThat(heard.getFirst()).contains("\"status\":\"ABORTED\"", "\"cause\":\"by hand\"");
    assertThat(heard.getLast()).contains("\"status\":\"FAILED\"", "\"redriveCount\":1");
  }

  private StateMachine machine = machines.machine(STATES);
}
