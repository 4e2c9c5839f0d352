package dev.labeldrop.local.states;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What state machines ask of other services than Lambda. */
public interface Services {

  /** None: every request fails. */
  Services NONE = new NoServices();

  /**
   * Sends a message.
   *
   * @param arguments what the task gives, with names as in SNS's API: {@code TopicArn}
   * @return what SNS answers, {@code MessageId}
   */
  Map<String, Object> publish(Map<?, ?> arguments) throws ServiceFailure;

  /**
   * The objects of a bucket whose keys start with a prefix, in the order of their keys, as {@code
   * s3:listObjectsV2} of an ItemReader gives them: {@code Etag}, {@code Key}, {@code LastModified}
   * in seconds since 1970, {@code Size}, {@code StorageClass} (developer guide, "ItemReader").
   */
  List<Map<String, Object>> list(String bucket, String prefix) throws ServiceFailure;

  /** What an object has. The caller closes it. */
  InputStream open(String bucket, String key, @Nullable String versionId) throws ServiceFailure;

  /** Writes an object of JSON. */
  void put(String bucket, String key, byte[] json) throws ServiceFailure;
}
