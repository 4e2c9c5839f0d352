package dev.labeldrop.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.local.LocalClients;
import dev.labeldrop.local.sns.LocalSns;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;

/** The simulated SNS and the local one, over HTTP, behave alike as far as Labeldrop goes. */
final class SnsContractTest {

  /** What both must do. */
  abstract static class Contract {

    abstract SnsClient sns();

    abstract String topic();

    /** The default texts of all messages, in order. */
    abstract List<String> texts();

    private String publish(String text) {
      String message = "{\"default\":\"" + text + "\",\"email\":\"for people\"}";
      return sns()
          .publish(publish -> publish.topicArn(topic()).messageStructure("json").message(message))
          .messageId();
    }

    @Test
    void messagesComeInTheirOrder() {
      publish("one");
      publish("two");
      assertThat(texts()).containsExactly("one", "two");
    }

    @Test
    void theSameMessageTwiceIsTwoMessages() {
      assertThat(publish("one")).isNotEqualTo(publish("one"));
      assertThat(texts()).containsExactly("one", "one");
    }
  }

  @Nested
  final class Simulated extends Contract {

    private final SimSns sns;

    Simulated() {
      Scheduler time = new Scheduler(1, 1_000);
      Map<Fault, Double> none = new EnumMap<>(Fault.class);
      Faults faults = new Faults(1, none, 0, _ -> true, time);
      sns = new SimSns(time, new Gate(time, faults, new Trace(time, false), 1, 10, _ -> {}));
    }

    @Override
    SnsClient sns() {
      return sns;
    }

    @Override
    String topic() {
      return "arn:aws:sns:us-east-1:123456789012:ReportTopic";
    }

    @Override
    List<String> texts() {
      return sns.published().stream()
          .map(each -> String.valueOf(Notice.parse(each.message()).get("default")))
          .toList();
    }
  }

  @Nested
  final class Local extends Contract {

    private final LocalSns server = new LocalSns();
    private final SnsClient client = LocalClients.sns(server.endpoint());
    private final String topic = server.createTopic("ReportTopic");

    @AfterEach
    void stop() {
      client.close();
      server.close();
    }

    @Override
    SnsClient sns() {
      return client;
    }

    @Override
    String topic() {
      return topic;
    }

    @Override
    List<String> texts() {
      return server.published().stream().map(each -> each.text("default")).toList();
    }
  }
}
