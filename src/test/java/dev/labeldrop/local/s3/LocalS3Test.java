package dev.labeldrop.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.local.LocalClients;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The embedded server does what Labeldrop relies on, through the SDK that Labeldrop uses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LocalS3Test {

  private static final String BUCKET = "acme-drops";

  private LocalS3 server;
  private S3Client s3;
  private final List<ObjectCreated> created = new ArrayList<>();

  @BeforeAll
  void start() {
    server = new LocalS3();
    server.createBucket(BUCKET);
    server.onObjectCreated(created::add);
    s3 = LocalClients.s3(server.endpoint());
  }

  @AfterAll
  void stop() {
    s3.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "incoming/flowers/train/a b.jsonl",
        "incoming/flowers/train/a+b.jsonl",
        "incoming/flowers/train/100%25.jsonl",
        "incoming/꽃/train/봄.jsonl"
      })
  void keepsAnObjectUnderAnyKeyAndTellsOfIt(String key) {
    String version = put(key, "one").versionId();
    assertThat(get(key, version)).isEqualTo("one");
    ObjectCreated event = created.getLast();
    assertThat(event.key()).isEqualTo(key);
    assertThat(event.versionId()).isEqualTo(version);
    assertThat(event.size()).isEqualTo(3);
    assertThat(event.eventName()).isEqualTo("ObjectCreated:Put");
  }

  @Test
  void keepsVersionsApart() {
    String first = put("v", "one").versionId();
    String second = put("v", "two").versionId();
    assertThat(get("v", first)).isEqualTo("one");
    assertThat(get("v", second)).isEqualTo("two");
  }

  @Test
  void givesLaterEventsGreaterSequencers() {
    put("s", "one");
    String earlier = created.getLast().sequencer();
    put("s", "two");
    assertThat(created.getLast().sequencer()).isGreaterThan(earlier);
  }

  @Test
  void servesRanges() {
    put("r", "0123456789");
    String bytes =
        s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("r").range("bytes=2-4")).asUtf8String();
    assertThat(bytes).isEqualTo("234");
  }

  @Test
  void refusesAReadWhoseEtagHasChanged() {
    String etag = put("m", "one").eTag();
    put("m", "two");
    assertThatThrownBy(() -> s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("m").ifMatch(etag)))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
  }

  @Test
  void writesOnlyOnceIfAsked() {
    put("once", "one");
    assertThatThrownBy(() ->
            s3.putObject(
                b -> b.bucket(BUCKET).key("once").ifNoneMatch("*"), RequestBody.fromString("two")))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
    assertThat(get("once", null)).isEqualTo("one");
  }

  @Test
  void takesAnUploadInPartsAndTellsOfItOnce() {
    int before = created.size();
    String upload = s3.createMultipartUpload(b -> b.bucket(BUCKET).key("parts")).uploadId();
    byte[] large = "x".repeat(5 * 1024 * 1024).getBytes(StandardCharsets.US_ASCII);
    CompletedPart one = part(upload, 1, large);
    CompletedPart two = part(upload, 2, "end".getBytes(StandardCharsets.US_ASCII));
    s3.completeMultipartUpload(b ->
        b.bucket(BUCKET).key("parts").uploadId(upload).multipartUpload(m -> m.parts(one, two)));
    assertThat(created.subList(before, created.size()))
        .singleElement()
        .satisfies(event -> {
          assertThat(event.eventName()).isEqualTo("ObjectCreated:CompleteMultipartUpload");
          assertThat(event.size()).isEqualTo(large.length + 3L);
        });
  }

  private CompletedPart part(String upload, int number, byte[] content) {
    String etag =
        s3.uploadPart(
                b -> b.bucket(BUCKET).key("parts").uploadId(upload).partNumber(number),
                RequestBody.fromBytes(content))
            .eTag();
    return CompletedPart.builder().partNumber(number).eTag(etag).build();
  }

  private software.amazon.awssdk.services.s3.model.PutObjectResponse put(
      String key, String content) {
    return s3.putObject(b -> b.bucket(BUCKET).key(key), RequestBody.fromString(content));
  }

  private String get(String key, @org.jspecify.annotations.Nullable String version) {
    return s3.getObjectAsBytes(b -> b.bucket(BUCKET).key(key).versionId(version)).asUtf8String();
  }
}
