package dev.labeldrop.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.SnsException;

final class SnsNotifierTest {

  private final FakeSns sns = new FakeSns();
  private final SnsNotifier notifier =
      new SnsNotifier(sns, "arn:aws:sns:us-east-1:123456789012:reports");

  @Test
  void sendsJsonToEverybodyAndTextToEmail() throws IOException {
    Report report = Reports.partial(1);
    notifier.send(report);
    PublishRequest sent = sns.sent.getFirst();
    assertThat(sns.sent).hasSize(1);
    assertThat(sent.topicArn()).isEqualTo("arn:aws:sns:us-east-1:123456789012:reports");
    assertThat(sent.messageStructure()).isEqualTo("json");
    Map<String, Object> message = JSON.std.mapFrom(sent.message());
    assertThat(message)
        .containsOnly(
            Map.entry("default", JsonForm.message(report)),
            Map.entry("email", TextForm.text(report)));
  }

  @Test
  void fitsIntoAMessageOfSnsWhateverTheProblemsSay() throws IOException {
    for (String character : List.of("\u0001", "\"", "\\", "꽃", "🌷", "\ud800", "\udb40\udc01")) {
      String message = SnsNotifier.message(Reports.lengthy(character));
      assertThat(message.getBytes(UTF_8)).hasSizeLessThan(SnsNotifier.BYTES);
      Map<String, Object> parts = JSON.std.mapFrom(message);
      assertThat(parts).containsOnlyKeys("default", "email");
      assertThat((String) parts.get("default")).contains("\"firstLine\":50,", "\"line\":20,");
    }
  }

  @Test
  void putsStatusOutcomeAndDatasetInTheAttributes() {
    notifier.send(Reports.partial(0));
    assertThat(attributes())
        .containsOnly(
            Map.entry("status", "UPDATE_FAILED"),
            Map.entry("outcome", "PARTIAL"),
            Map.entry(
                "datasetArn",
                "arn:aws:rekognition:us-east-1:123456789012:project/flowers/dataset/train/1700000000000"));
  }

  @Test
  void leavesOutTheDatasetWhereNoneWasFound() {
    notifier.send(Reports.failedWithoutDataset());
    assertThat(attributes()).containsOnlyKeys("status", "outcome");
  }

  @Test
  void writesASubjectThatSnsTakesWhateverTheFileIsCalled() {
    notifier.send(Reports.failedWithoutDataset());
    assertThat(sns.sent.getFirst().subject())
        .isEqualTo("Labeldrop UPDATE_FAILED: ? + ??.jsonl, 0 of 1 line applied")
        .hasSizeLessThanOrEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void takesAServiceFaultForOneThatMayPass(int status) {
    sns.failure = SnsException.builder().statusCode(status).message("no").build();
    assertThatThrownBy(() -> notifier.send(Reports.partial(0)))
        .isInstanceOf(RetryableException.class)
        .hasMessageContaining("arn:aws:sns:us-east-1:123456789012:reports");
  }

  @Test
  void takesABrokenConnectionForOneThatMayPass() {
    sns.failure = SdkClientException.create("connection reset");
    assertThatThrownBy(() -> notifier.send(Reports.partial(0)))
        .isInstanceOf(RetryableException.class);
  }

  @Test
  void takesARefusalForOneThatStays() {
    sns.failure = SnsException.builder().statusCode(403).message("denied").build();
    assertThatThrownBy(() -> notifier.send(Reports.partial(0)))
        .isInstanceOf(PermanentException.class)
        .hasMessageContaining("ERROR_NOTICE_REFUSED")
        .hasMessageContaining("may publish");
  }

  private Map<String, String> attributes() {
    Map<String, String> values = new java.util.HashMap<>();
    sns.sent
        .getFirst()
        .messageAttributes()
        .forEach((name, value) -> values.put(name, value.stringValue()));
    return values;
  }

  private static final class FakeSns implements SnsClient {
    private final List<PublishRequest> sent = new ArrayList<>();
    private @Nullable RuntimeException failure;

    @Override
    public PublishResponse publish(PublishRequest request) {
      if (failure != null) {
        throw failure;
      }
      sent.add(request);
      return PublishResponse.builder().messageId("1").build();
    }

    @Override
    public String serviceName() {
      return "sns";
    }

    @Override
    public void close() {}
  }
}
