package dev.labeldrop.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.Code;
import dev.labeldrop.Json;
import dev.labeldrop.LabeldropException;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.ServiceFailures;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/**
 * Sends notices to an SNS topic: JSON to every subscriber, readable text to e-mail (API reference,
 * {@code Publish}, {@code MessageStructure}), with attributes for filter policies.
 */
public final class SnsNotifier implements Notifier {

  /** API reference, {@code Publish}: a subject has at most 100 ASCII characters. */
  private static final int SUBJECT = 100;

  /** API reference, {@code Publish}: 262,144 bytes; the attributes count, and have the rest. */
  static final int BYTES = 250_000;

  /** How long a text of a problem may be, in characters; the last fits whatever they are. */
  private static final int[] CHARACTERS = {JsonForm.CHARACTERS_IN_MESSAGE, 150, 50};

  private final SnsClient sns;
  private final String topicArn;

  /** Sends to one topic. */
  public SnsNotifier(SnsClient sns, String topicArn) {
    this.sns = sns;
    this.topicArn = topicArn;
  }

  @Override
  public void send(Report report) {
    PublishRequest request =
        PublishRequest.builder()
            .topicArn(topicArn)
            .subject(subject(report))
            .messageStructure("json")
            .message(message(report))
            .messageAttributes(attributes(report))
            .build();
    try {
      sns.publish(request);
    } catch (SdkException e) {
      throw failure(e);
    }
  }

  /** With the longest texts of problems with which SNS takes it. */
  static String message(Report report) {
    String message = "";
    for (int characters : CHARACTERS) {
      message =
          Json.text(
              Map.of(
                  "default",
                  JsonForm.message(report, characters),
                  "email",
                  TextForm.text(report, characters)));
      if (message.getBytes(UTF_8).length <= BYTES) {
        break;
      }
    }
    return message;
  }

  /** ASCII only, no line breaks, cut: a file's name may have anything in it. */
  static String subject(Report report) {
    String text = "Labeldrop " + TextForm.headline(report);
    String ascii = text.replaceAll("[^\\x20-\\x7e]", "?");
    return ascii.length() <= SUBJECT ? ascii : ascii.substring(0, SUBJECT - 3) + "...";
  }

  /** A String attribute may not be empty, so a run without a dataset has no {@code datasetArn}. */
  private static Map<String, MessageAttributeValue> attributes(Report report) {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    attributes.put("status", string(report.outcome().status()));
    attributes.put("outcome", string(report.outcome().name()));
    String dataset = report.datasetArn();
    if (dataset != null) {
      attributes.put("datasetArn", string(dataset));
    }
    return attributes;
  }

  private static MessageAttributeValue string(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  private LabeldropException failure(SdkException e) {
    String message =
        "The notice could not be sent to " + topicArn + ": " + ServiceFailures.words(e);
    return ServiceFailures.mayPass(e)
        ? new RetryableException(message, e)
        : new PermanentException(
            Code.ERROR_NOTICE_REFUSED,
            message + " Check that the topic exists and that ReportFunction may publish to it.",
            e);
  }
}
