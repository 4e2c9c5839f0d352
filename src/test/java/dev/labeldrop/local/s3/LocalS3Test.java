package dev.labeldrop.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.local.OneTryClients;
import dev.labeldrop.local.VirtualTime;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** One server for all tests, and a bucket for each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LocalS3Test {

  private static final int SMALLEST_PART = 5 * 1024 * 1024;

  private final VirtualTime time = VirtualTime.at("2026-01-02T03:04:05Z");
  private final List<ObjectEvent> heard = new CopyOnWriteArrayList<>();
  private final LocalS3 s3 = LocalS3.start(time, heard::add);
  private final S3Client client = OneTryClients.s3(s3.endpoint());
  private String bucket = "acme-drops-0";
  private int buckets;

  @BeforeEach
  void makeABucket() {
    bucket = "acme-drops-" + ++buckets;
    s3.createBucket(bucket);
  }

  @AfterAll
  void close() {
    client.close();
    s3.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "incoming/flowers/train/a.jsonl",
        "a b+c%d e.jsonl",
        "100%25/ä 日本 \uD83D\uDE00.jsonl",
        "a=b&c?d#e;f,g.jsonl",
        "~()'!*:@$.jsonl",
      })
  void keepsObjectsUnderTheirKeys(String key) {
    PutObjectResponse put = put(key, "hello");

    assertThat(get(key, put.versionId())).isEqualTo("hello");
    assertThat(client.headObject(r -> r.bucket(bucket).key(key)).contentLength()).isEqualTo(5);
    assertThat(keys()).containsExactly(key);
    assertThat(events())
        .containsExactly(
            new ObjectEvent(
                "ObjectCreated:Put",
                time.instant(),
                bucket,
                key,
                5,
                put.eTag().replace("\"", ""),
                put.versionId(),
                events().getFirst().sequencer()));
  }

  @Test
  void keepsEveryVersion() {
    String first = put("a", "one").versionId();
    String second = put("a", "two").versionId();

    assertThat(first).isNotNull().isNotEqualTo(second);
    assertThat(get("a", first)).isEqualTo("one");
    assertThat(get("a", second)).isEqualTo("two");
    assertThat(get("a", null)).isEqualTo("two");

    client.deleteObject(r -> r.bucket(bucket).key("a"));
    assertThat(get("a", first)).isEqualTo("one");
    assertThatThrownBy(() -> get("a", null)).isInstanceOf(NoSuchKeyException.class);
    assertThat(client.listObjectVersions(r -> r.bucket(bucket)).versions())
        .extracting(ObjectVersion::versionId)
        .containsExactlyInAnyOrder(first, second);
  }

  @Test
  void writesUnlessThereIsAnObject() {
    client.putObject(
        r -> r.bucket(bucket).key("a").ifNoneMatch("*"), RequestBody.fromString("one"));

    assertStatus(
        412,
        () ->
            client.putObject(
                r -> r.bucket(bucket).key("a").ifNoneMatch("*"), RequestBody.fromString("two")));
    assertThat(get("a", null)).isEqualTo("one");
    assertThat(events()).hasSize(1);
    assertThat(calls()).containsExactly("PutObject a 200", "PutObject a 412", "GetObject a 200");
  }

  @Test
  void hasOneWinnerOfARace() throws Exception {
    List<Callable<Integer>> writers =
        IntStream.range(0, 8)
            .<Callable<Integer>>mapToObj(i -> () -> statusOfWritingUnlessThere("a", "writer " + i))
            .toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Integer> statuses =
          threads.invokeAll(writers).stream().map(Future::resultNow).sorted().toList();

      assertThat(statuses).containsExactly(200, 412, 412, 412, 412, 412, 412, 412);
    }
    assertThat(events()).hasSize(1);
  }

  @Test
  void readsAndWritesIfTheObjectIsStillTheSame() {
    String etag = put("a", "one").eTag();
    put("a", "two");

    assertStatus(412, () -> client.getObjectAsBytes(r -> r.bucket(bucket).key("a").ifMatch(etag)));
    assertStatus(
        412,
        () ->
            client.putObject(
                r -> r.bucket(bucket).key("a").ifMatch(etag), RequestBody.fromString("three")));
    String current = client.headObject(r -> r.bucket(bucket).key("a")).eTag();
    assertThat(
            client.getObjectAsBytes(r -> r.bucket(bucket).key("a").ifMatch(current)).asUtf8String())
        .isEqualTo("two");
  }

  @Test
  void readsRanges() {
    String version = put("a", "0123456789").versionId();
    put("a", "other");

    ResponseBytes<GetObjectResponse> range =
        client.getObjectAsBytes(
            r -> r.bucket(bucket).key("a").versionId(version).range("bytes=3-5"));

    assertThat(range.asUtf8String()).isEqualTo("345");
    assertThat(range.response().contentRange()).isEqualTo("bytes 3-5/10");
    assertThat(
            client
                .getObjectAsBytes(
                    r -> r.bucket(bucket).key("a").versionId(version).range("bytes=8-99"))
                .asUtf8String())
        .isEqualTo("89");
    assertStatus(
        416,
        () ->
            client.getObjectAsBytes(
                r -> r.bucket(bucket).key("a").versionId(version).range("bytes=10-")));
    assertThat(s3.calls())
        .filteredOn(call -> call.bucket().equals(bucket))
        .containsExactly(
            new Call(Operation.PUT_OBJECT, bucket, "a", 200, 10),
            new Call(Operation.PUT_OBJECT, bucket, "a", 200, 5),
            new Call(Operation.GET_OBJECT, bucket, "a", 206, 3),
            new Call(Operation.GET_OBJECT, bucket, "a", 206, 2),
            new Call(Operation.GET_OBJECT, bucket, "a", 416, 0));
  }

  @Test
  void makesAnObjectOfItsParts() {
    String key = "runs/a b+ä/rejected.jsonl";
    String upload = client.createMultipartUpload(r -> r.bucket(bucket).key(key)).uploadId();
    CompletedPart first = part(key, upload, 1, SMALLEST_PART);
    CompletedPart second = part(key, upload, 2, 7);
    assertThat(events()).isEmpty();
    assertThat(keys()).isEmpty();

    String version =
        client
            .completeMultipartUpload(r ->
                r.bucket(bucket)
                    .key(key)
                    .uploadId(upload)
                    .multipartUpload(m -> m.parts(first, second)))
            .versionId();

    assertThat(client.headObject(r -> r.bucket(bucket).key(key)).contentLength())
        .isEqualTo(SMALLEST_PART + 7);
    assertThat(keys()).containsExactly(key);
    assertThat(events())
        .singleElement()
        .satisfies(event -> {
          assertThat(event.name()).isEqualTo("ObjectCreated:CompleteMultipartUpload");
          assertThat(event.key()).isEqualTo(key);
          assertThat(event.size()).isEqualTo(SMALLEST_PART + 7);
          assertThat(event.versionId()).isEqualTo(version).isNotNull();
          assertThat(event.etag()).endsWith("-2").doesNotContain("\"");
        });
    assertThat(calls())
        .containsExactly(
            "CreateMultipartUpload " + key + " 200",
            "UploadPart " + key + " 200",
            "UploadPart " + key + " 200",
            "ListObjects  200",
            "CompleteMultipartUpload " + key + " 200",
            "HeadObject " + key + " 200",
            "ListObjects  200");
  }

  @Test
  void takesEveryPutOnceOnConnectionsThatAreKeptOpen() {
    // The trailer of a chunked body comes in a packet of its own: where the server answered
    // without waiting for it, about one put in five failed.
    List<String> versions =
        IntStream.range(0, 200).mapToObj(i -> put("a", "content " + i).versionId()).toList();

    assertThat(versions).doesNotHaveDuplicates();
    assertThat(events()).extracting(ObjectEvent::versionId).isEqualTo(versions);
    assertThat(calls()).hasSize(200).containsOnly("PutObject a 200");
  }

  @Test
  void keepsNoProcessAlive() {
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().startsWith("local-s3"))
        .isNotEmpty()
        .allMatch(Thread::isDaemon);
  }

  @Test
  void givesAnUploadUp() {
    String upload = client.createMultipartUpload(r -> r.bucket(bucket).key("a")).uploadId();
    part("a", upload, 1, 7);

    client.abortMultipartUpload(r -> r.bucket(bucket).key("a").uploadId(upload));

    assertThat(keys()).isEmpty();
    assertThat(events()).isEmpty();
    assertThat(calls()).contains("AbortMultipartUpload a 204");
  }

  @Test
  void tellsOfACopy() {
    put("a", "hello");

    String version =
        client
            .copyObject(r ->
                r.sourceBucket(bucket).sourceKey("a").destinationBucket(bucket).destinationKey("b"))
            .versionId();

    assertThat(events())
        .last()
        .satisfies(event -> {
          assertThat(event.name()).isEqualTo("ObjectCreated:Copy");
          assertThat(event.key()).isEqualTo("b");
          assertThat(event.size()).isEqualTo(5);
          assertThat(event.versionId()).isEqualTo(version);
        });
  }

  @Test
  void givesTheNewerObjectTheHigherSequencer() throws Exception {
    List<Callable<PutObjectResponse>> writers =
        IntStream.range(0, 20)
            .<Callable<PutObjectResponse>>mapToObj(i -> () -> put("a", "writer " + i))
            .toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.invokeAll(writers).forEach(Future::resultNow);
    }

    List<ObjectEvent> inOrder =
        events().stream().sorted(Comparator.comparing(ObjectEvent::sequencer)).toList();
    assertThat(inOrder).hasSize(20);
    // The store counts its versions up.
    assertThat(inOrder).extracting(ObjectEvent::versionId).isSorted().doesNotHaveDuplicates();
    assertThat(inOrder).extracting(ObjectEvent::sequencer).allMatch(s -> s.matches("[0-9A-F]{16}"));
    assertThat(get("a", null)).isEqualTo(get("a", inOrder.getLast().versionId()));
  }

  @Test
  void letsTheListenerReadTheObject() {
    AtomicReference<URI> endpoint = new AtomicReference<>();
    AtomicReference<String> read = new AtomicReference<>();
    Consumer<ObjectEvent> listener =
        event -> {
          try (S3Client reader = OneTryClients.s3(endpoint.get())) {
            read.set(
                reader
                    .getObjectAsBytes(
                        r -> r.bucket(event.bucket()).key(event.key()).versionId(event.versionId()))
                    .asUtf8String());
          }
        };
    try (LocalS3 other = LocalS3.start(time, listener);
        S3Client writer = OneTryClients.s3(other.endpoint())) {
      endpoint.set(other.endpoint());
      other.createBucket("acme-drops");
      writer.putObject(r -> r.bucket("acme-drops").key("a"), RequestBody.fromString("hello"));
    }

    assertThat(read).hasValue("hello");
  }

  @Test
  void pagesThroughObjects() {
    IntStream.range(0, 5).forEach(i -> put("runs/" + i, "x"));

    assertThat(
            client
                .listObjectsV2Paginator(r -> r.bucket(bucket).prefix("runs/").maxKeys(2))
                .contents())
        .hasSize(5);
    assertThat(calls()).filteredOn(call -> call.startsWith("ListObjects")).hasSize(3);
  }

  @Test
  void slowsDownExactlyTheNextCalls() {
    put("a", "hello");
    s3.faults().slowDownNext(Operation.GET_OBJECT, 1);

    assertThatThrownBy(() -> get("a", null))
        .isInstanceOfSatisfying(
            S3Exception.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(503);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("SlowDown");
            });
    assertThat(get("a", null)).isEqualTo("hello");
    s3.faults().slowDownNext(Operation.PUT_OBJECT, 1);
    assertStatus(503, () -> put("b", "x"));
    assertThat(events()).hasSize(1);
    s3.faults().slowDownNext(Operation.PUT_OBJECT, 1);
    s3.faults().clear();
    put("b", "x");
  }

  @Test
  void countsEveryByteOfALargeObject() {
    byte[] content = "0123456789ABCDEF".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);

    client.putObject(r -> r.bucket(bucket).key("a"), RequestBody.fromBytes(content));

    assertThat(client.getObjectAsBytes(r -> r.bucket(bucket).key("a")).asByteArrayUnsafe())
        .isEqualTo(content);
    assertThat(s3.calls())
        .filteredOn(call -> call.bucket().equals(bucket))
        .extracting(Call::bytes)
        .containsExactly((long) content.length, (long) content.length);
    assertThat(events().getFirst().size()).isEqualTo(content.length);
  }

  private int statusOfWritingUnlessThere(String key, String content) {
    try {
      client.putObject(
          r -> r.bucket(bucket).key(key).ifNoneMatch("*"), RequestBody.fromString(content));
      return 200;
    } catch (S3Exception e) {
      return e.statusCode();
    }
  }

  private CompletedPart part(String key, String upload, int number, int size) {
    UploadPartResponse part =
        client.uploadPart(
            r -> r.bucket(bucket).key(key).uploadId(upload).partNumber(number),
            RequestBody.fromBytes(new byte[size]));
    return CompletedPart.builder().partNumber(number).eTag(part.eTag()).build();
  }

  private PutObjectResponse put(String key, String content) {
    return client.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromString(content));
  }

  private String get(String key, @Nullable String version) {
    return client
        .getObjectAsBytes(r -> r.bucket(bucket).key(key).versionId(version))
        .asUtf8String();
  }

  private List<String> keys() {
    return client
        .listObjectsV2(ListObjectsV2Request.builder().bucket(bucket).build())
        .contents()
        .stream()
        .map(S3Object::key)
        .toList();
  }

  private List<ObjectEvent> events() {
    return heard.stream().filter(event -> event.bucket().equals(bucket)).toList();
  }

  private List<String> calls() {
    return s3.calls().stream()
        .filter(call -> call.bucket().equals(bucket))
        .map(call -> call.toString().replace(bucket + "/", ""))
        .toList();
  }

  private static void assertStatus(int status, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(status));
  }
}
