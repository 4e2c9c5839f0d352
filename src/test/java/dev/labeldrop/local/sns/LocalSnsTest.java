package dev.labeldrop.local.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.local.LocalClients;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.Topic;

final class LocalSnsTest {

  private final LocalSns server = new LocalSns();
  private final SnsClient sns = LocalClients.sns(server.endpoint());

  @AfterEach
  void stop() {
    sns.close();
    server.close();
  }

  @Test
  void keepsAMessageWithTheTextOfEachProtocol() {
    String topic = sns.createTopic(b -> b.name("reports")).topicArn();
    MessageAttributeValue status =
        MessageAttributeValue.builder().dataType("String").stringValue("UPDATE_COMPLETE").build();
    sns.publish(b ->
        b.topicArn(topic)
            .subject("All + well & good")
            .messageStructure("json")
            .message("{\"default\":\"{}\",\"email\":\"봄 = 100 %\"}")
            .messageAttributes(Map.of("status", status)));
    Published message = server.published().getFirst();
    assertThat(server.published()).hasSize(1);
    assertThat(message.topicArn()).isEqualTo(topic);
    assertThat(message.subject()).isEqualTo("All + well & good");
    assertThat(message.text("email")).isEqualTo("봄 = 100 %");
    assertThat(message.text("sqs")).isEqualTo("{}");
    assertThat(message.attributes()).isEqualTo(Map.of("status", "UPDATE_COMPLETE"));
  }

  @Test
  void listsItsTopics() {
    String topic = server.createTopic("reports");
    assertThat(sns.listTopics().topics()).extracting(Topic::topicArn).containsExactly(topic);
  }

  @Test
  void doesNotKnowATopicThatNobodyMade() {
    refuses("NotFound", b -> b.topicArn("arn:aws:sns:us-east-1:123456789012:no").message("x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"봄", "two\nlines", " leading space"})
  void refusesASubjectThatIsNoPlainLine(String subject) {
    String topic = server.createTopic("reports");
    refuses("InvalidParameter", b -> b.topicArn(topic).message("x").subject(subject));
  }

  @Test
  void refusesASubjectOfMoreThanAHundredCharacters() {
    String topic = server.createTopic("reports");
    sns.publish(b -> b.topicArn(topic).message("x").subject("s".repeat(100)));
    refuses("InvalidParameter", b -> b.topicArn(topic).message("x").subject("s".repeat(101)));
  }

  @Test
  void refusesMoreThan256KiB() {
    String topic = server.createTopic("reports");
    sns.publish(b -> b.topicArn(topic).message("x".repeat(262_144)));
    refuses("InvalidParameter", b -> b.topicArn(topic).message("x".repeat(262_145)));
  }

  @Test
  void refusesAStructureWithoutADefault() {
    String topic = server.createTopic("reports");
    refuses(
        "InvalidParameter",
        b -> b.topicArn(topic).messageStructure("json").message("{\"email\":\"x\"}"));
  }

  @Test
  void failsAsOftenAsItIsTold() {
    String topic = server.createTopic("reports");
    server.failNext(1);
    sns.publish(b -> b.topicArn(topic).message("x"));
    assertThat(server.calls()).isEqualTo(2);
    assertThat(server.published()).hasSize(1);
  }

  private void refuses(String code, Consumer<PublishRequest.Builder> request) {
    int before = server.published().size();
    assertThatThrownBy(() -> sns.publish(request))
        .isInstanceOfSatisfying(
            SnsException.class, e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
    assertThat(server.published()).hasSize(before);
  }
}
