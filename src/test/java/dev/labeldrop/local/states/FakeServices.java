package dev.labeldrop.local.states;

import dev.labeldrop.Json;
import dev.labeldrop.local.PlainJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A bucket and a topic in memory. */
final class FakeServices implements Services {

  final Map<String, String> objects = new TreeMap<>();
  final List<String> messages = new ArrayList<>();

  FakeServices with(String key, String text) {
    objects.put(key, text);
    return this;
  }

  /** What an object has, parsed. */
  Object json(String key) {
    try {
      return Objects.requireNonNull(PlainJson.parse(Objects.requireNonNull(objects.get(key), key)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized Map<String, Object> publish(Map<?, ?> arguments) throws ServiceFailure {
    if (arguments.get("TopicArn") == null) {
      throw new ServiceFailure("SNS.InvalidParameterException", "no topic");
    }
    messages.add(Json.text(arguments));
    return Map.of("MessageId", "m-" + messages.size());
  }

  @Override
  public List<Map<String, Object>> list(String bucket, String prefix) throws ServiceFailure {
    if (!bucket.equals("b")) {
      throw new ServiceFailure("S3.NoSuchBucketException", "no bucket " + bucket);
    }
    return objects.entrySet().stream()
        .filter(each -> each.getKey().startsWith(prefix))
        .map(each -> Map.<String, Object>of("Key", each.getKey(), "Size", each.getValue().length()))
        .toList();
  }

  @Override
  public InputStream open(String bucket, String key, @Nullable String versionId)
      throws ServiceFailure {
    String text = objects.get(key);
    if (text == null) {
      throw new ServiceFailure("S3.NoSuchKeyException", "no object " + key);
    }
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public synchronized void put(String bucket, String key, byte[] json) {
    objects.put(key, new String(json, StandardCharsets.UTF_8));
  }
}
