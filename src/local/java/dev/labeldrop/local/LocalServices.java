package dev.labeldrop.local;

import dev.labeldrop.local.states.ServiceFailure;
import dev.labeldrop.local.states.Services;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** What state machines of a local stack ask of its S3 and its SNS. */
final class LocalServices implements Services {

  private final S3Client s3;
  private final SnsClient sns;

  LocalServices(LocalClients clients) {
    this.s3 = clients.s3();
    this.sns = clients.sns();
  }

  @Override
  public Map<String, Object> publish(Map<?, ?> arguments) throws ServiceFailure {
    PublishRequest request =
        PublishRequest.builder()
            .topicArn(text(arguments, "TopicArn"))
            .subject(text(arguments, "Subject"))
            .messageStructure(text(arguments, "MessageStructure"))
            .message(text(arguments, "Message"))
            .messageAttributes(attributes(arguments.get("MessageAttributes")))
            .build();
    return Map.of("MessageId", call("SNS", () -> sns.publish(request)).messageId());
  }

  private static Map<String, MessageAttributeValue> attributes(@Nullable Object given) {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    if (given instanceof Map<?, ?> members) {
      members.forEach((name, value) -> {
        if (value instanceof Map<?, ?> attribute) {
          attributes.put(
              String.valueOf(name),
              MessageAttributeValue.builder()
                  .dataType(text(attribute, "DataType"))
                  .stringValue(text(attribute, "StringValue"))
                  .build());
        }
      });
    }
    return attributes;
  }

  private static @Nullable String text(Map<?, ?> members, String name) {
    Object value = members.get(name);
    return value == null ? null : Objects.toString(value);
  }

  @Override
  public List<Map<String, Object>> list(String bucket, String prefix) throws ServiceFailure {
    return call(
        "S3",
        () ->
            s3.listObjectsV2Paginator(b -> b.bucket(bucket).prefix(prefix)).contents().stream()
                .map(LocalServices::item)
                .toList());
  }

  private static Map<String, Object> item(S3Object object) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("Etag", object.eTag());
    item.put("Key", object.key());
    item.put("LastModified", object.lastModified().getEpochSecond());
    item.put("Size", object.size());
    item.put("StorageClass", object.storageClassAsString());
    return item;
  }

  @Override
  public InputStream open(String bucket, String key, @Nullable String versionId)
      throws ServiceFailure {
    return call("S3", () -> s3.getObject(b -> b.bucket(bucket).key(key).versionId(versionId)));
  }

  @Override
  public void put(String bucket, String key, byte[] json) throws ServiceFailure {
    call(
        "S3",
        () ->
            s3.putObject(
                b -> b.bucket(bucket).key(key).contentType("application/json"),
                RequestBody.fromBytes(json)));
  }

  private static <T> T call(String service, Supplier<T> call) throws ServiceFailure {
    try {
      return call.get();
    } catch (AwsServiceException e) {
      throw new ServiceFailure(
          service + "." + e.awsErrorDetails().errorCode(), String.valueOf(e.getMessage()));
    } catch (SdkException e) {
      throw new ServiceFailure(service + ".SdkClientException", String.valueOf(e.getMessage()));
    }
  }
}
