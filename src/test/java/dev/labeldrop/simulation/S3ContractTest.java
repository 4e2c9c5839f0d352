package dev.labeldrop.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.local.LocalClients;
import dev.labeldrop.local.s3.LocalS3;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The simulated S3 and the local one, over HTTP, behave alike as far as Labeldrop goes. */
final class S3ContractTest {

  private static final String BUCKET = "acme-drops";

  /** What both must do. */
  abstract static class Contract {

    abstract S3Client s3();

    private PutObjectResponse put(String key, String content) {
      return s3().putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromString(content));
    }

    private String get(String key) {
      return s3().getObjectAsBytes(get -> get.bucket(BUCKET).key(key)).asUtf8String();
    }

    private static void assertStatus(int status, ThrowingCallable call) {
      assertThatThrownBy(call)
          .isInstanceOfSatisfying(
              S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(status));
    }

    @Test
    void anObjectIsReadAsItWasWritten() {
      String etag = put("a", "one").eTag();
      assertThat(get("a")).isEqualTo("one");
      assertThat(s3().headObject(head -> head.bucket(BUCKET).key("a")).eTag()).isEqualTo(etag);
    }

    @Test
    void anObjectThatIsNotThereIsNotFound() {
      assertThatThrownBy(() -> get("nothing")).isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void theSameContentHasTheSameEtag() {
      assertThat(put("a", "one").eTag()).isEqualTo(put("b", "one").eTag());
      assertThat(put("a", "two").eTag()).isNotEqualTo(put("b", "one").eTag());
    }

    @Test
    void ifNoneMatchWritesOnlyWhereThereIsNothing() {
      ThrowingCallable write =
          () ->
              s3().putObject(
                      put -> put.bucket(BUCKET).key("a").ifNoneMatch("*"),
                      RequestBody.fromString("first"));
      assertThat(catching(write)).isZero();
      assertStatus(412, write);
      s3().deleteObject(delete -> delete.bucket(BUCKET).key("a"));
      assertThat(catching(write)).isZero();
    }

    private static int catching(ThrowingCallable call) {
      try {
        call.call();
        return 0;
      } catch (S3Exception e) {
        return e.statusCode();
      } catch (Throwable e) {
        throw new AssertionError(e);
      }
    }

    @Test
    void ifMatchWritesOnlyOverThatVersion() {
      String etag = put("a", "one").eTag();
      put("a", "two");
      assertStatus(412, () -> putIfMatch(etag));
      putIfMatch(s3().headObject(head -> head.bucket(BUCKET).key("a")).eTag());
      assertThat(get("a")).isEqualTo("three");
    }

    @Test
    void ifMatchOverNothingIsNotFound() {
      String etag = put("b", "one").eTag();
      assertStatus(404, () -> putIfMatch(etag));
    }

    private void putIfMatch(String etag) {
      s3().putObject(
              put -> put.bucket(BUCKET).key("a").ifMatch(etag), RequestBody.fromString("three"));
    }

    @Test
    void aRangeIsCutAtTheEnd() {
      put("a", "0123456789");
      GetObjectResponse answer =
          s3().getObjectAsBytes(get -> get.bucket(BUCKET).key("a").range("bytes=7-99")).response();
      assertThat(answer.contentRange()).isEqualTo("bytes 7-9/10");
      assertThat(answer.contentLength()).isEqualTo(3);
    }

    @Test
    void aRangeBehindTheEndCannotBeSatisfied() {
      put("a", "0123456789");
      assertStatus(
          416, () -> s3().getObjectAsBytes(get -> get.bucket(BUCKET).key("a").range("bytes=10-")));
    }

    @Test
    void anOldVersionStaysReadable() {
      String old = put("a", "one").versionId();
      put("a", "two");
      s3().deleteObject(delete -> delete.bucket(BUCKET).key("a"));
      assertThat(
              s3().getObjectAsBytes(get -> get.bucket(BUCKET).key("a").versionId(old))
                  .asUtf8String())
          .isEqualTo("one");
      assertThatThrownBy(() -> get("a")).isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void aListingIsInOrderAndInPages() {
      IntStream.of(3, 1, 5, 2, 4).forEach(i -> put("queue/" + i, "x"));
      put("other/1", "x");
      put("queue-1", "x");
      s3().deleteObject(delete -> delete.bucket(BUCKET).key("queue/3"));
      ListObjectsV2Response first =
          s3().listObjectsV2(list -> list.bucket(BUCKET).prefix("queue/").maxKeys(2));
      assertThat(keys(first)).containsExactly("queue/1", "queue/2");
      assertThat(first.isTruncated()).isTrue();
      ListObjectsV2Response second =
          s3().listObjectsV2(list ->
              list.bucket(BUCKET)
                  .prefix("queue/")
                  .continuationToken(first.nextContinuationToken()));
      assertThat(keys(second)).containsExactly("queue/4", "queue/5");
      assertThat(second.isTruncated()).isFalse();
      assertThat(
              keys(
                  s3().listObjectsV2(
                          list -> list.bucket(BUCKET).prefix("queue/").startAfter("queue/2"))))
          .containsExactly("queue/4", "queue/5");
    }

    private static List<String> keys(ListObjectsV2Response page) {
      return page.contents().stream().map(S3Object::key).toList();
    }
  }

  @Nested
  final class Simulated extends Contract {

    private final S3Client s3;

    Simulated() {
      Scheduler time = new Scheduler(1, 1_000);
      Map<Fault, Double> none = new EnumMap<>(Fault.class);
      Faults faults = new Faults(1, none, 0, _ -> true, time);
      Bucket bucket = new Bucket(time);
      s3 =
          new SimS3(
              bucket,
              new Gate(time, faults, new Trace(time, false), 1, 10, _ -> {}),
              time,
              new Witness(time, bucket),
              1_000);
    }

    @Override
    S3Client s3() {
      return s3;
    }
  }

  @Nested
  final class Local extends Contract {

    private final LocalS3 server = LocalS3.start();
    private final S3Client client = LocalClients.s3(server.endpoint());

    Local() {
      server.createBucket(BUCKET);
    }

    @AfterEach
    void stop() {
      client.close();
      server.close();
    }

    @Override
    S3Client s3() {
      return client;
    }
  }
}
