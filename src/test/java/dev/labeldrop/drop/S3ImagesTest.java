package dev.labeldrop.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.image.ImageAddress;
import dev.labeldrop.image.ImageAnswer;
import dev.labeldrop.image.ImageAnswer.Found;
import dev.labeldrop.image.ImageReader;
import dev.labeldrop.image.Pictures;
import dev.labeldrop.image.Refusal;
import dev.labeldrop.lambda.JdkHttpClient;
import dev.labeldrop.local.http.LoopbackServer;
import dev.labeldrop.local.http.Reply;
import dev.labeldrop.local.s3.LocalS3;
import java.net.URI;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

final class S3ImagesTest {

  private static final ImageAddress IMAGE = new ImageAddress("acme", "a b/ü+1.jpg");
  private static final byte[] JPEG = Pictures.jpeg(400, 300, new SplittableRandom(1));

  private static S3Client client(URI endpoint) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .httpClient(new JdkHttpClient())
        .build();
  }

  private static void put(S3Client s3, byte[] content) {
    s3.putObject(b -> b.bucket(IMAGE.bucket()).key(IMAGE.key()), RequestBody.fromBytes(content));
  }

  @Test
  void readsTheFirstBytesAndSaysTheSizeOfAll() {
    try (LocalS3 s3 = LocalS3.start();
        S3Client client = client(s3.endpoint())) {
      s3.createBucket(IMAGE.bucket());
      put(client, JPEG);
      S3Images images = new S3Images(client);
      Found found = (Found) images.look(IMAGE, null);
      assertThat(JPEG.length).isGreaterThan(ImageReader.FIRST_BYTES);
      assertThat(found.size()).isEqualTo(JPEG.length);
      assertThat(found.first()).hasSize(ImageReader.FIRST_BYTES);
      assertThat(found.etag()).isNotEmpty();
      assertThat(images.read(IMAGE, found, JPEG.length - 5L, 4_096)).hasSize(5);
      assertThat(images.look(IMAGE, found.etag())).isEqualTo(new ImageAnswer.Unchanged());
      assertThat(images.calls()).isEqualTo(3);
    }
  }

  @Test
  void readsNoOtherBytesThanThoseItFound() {
    try (LocalS3 s3 = LocalS3.start();
        S3Client client = client(s3.endpoint())) {
      s3.createBucket(IMAGE.bucket());
      put(client, JPEG);
      S3Images images = new S3Images(client);
      Found found = (Found) images.look(IMAGE, null);
      put(client, Pictures.png(80, 60));
      assertThatThrownBy(() -> images.read(IMAGE, found, 0, 10))
          .isInstanceOf(RetryableException.class)
          .hasMessageStartingWith("PreconditionFailed: ")
          .hasMessageEndingWith(" (HTTP 412)");
    }
  }

  @Test
  void findsAnObjectWithoutBytes() {
    try (LocalS3 s3 = LocalS3.start();
        S3Client client = client(s3.endpoint())) {
      s3.createBucket(IMAGE.bucket());
      put(client, new byte[0]);
      assertThat(((Found) new S3Images(client).look(IMAGE, null)).size()).isZero();
    }
  }

  @Test
  void tellsAMissingObjectFromAMissingBucket() {
    try (LocalS3 s3 = LocalS3.start();
        S3Client client = client(s3.endpoint())) {
      s3.createBucket(IMAGE.bucket());
      S3Images images = new S3Images(client);
      assertThat(refusal(images.look(IMAGE, null))).isEqualTo(Refusal.NOT_FOUND);
      assertThat(refusal(images.look(new ImageAddress("none", "a.jpg"), null)))
          .isEqualTo(Refusal.NO_BUCKET);
    }
  }

  private static Refusal refusal(ImageAnswer answer) {
    return ((ImageAnswer.Refused) answer).refusal();
  }

  @ParameterizedTest
  @CsvSource({
    "403, AccessDenied, Access Denied, DENIED",
    "403, AccessDenied, is not authorized to perform: kms:Decrypt on this resource, KMS",
    "400, KMS.DisabledException, The key is disabled, KMS",
    "400, KMS.ThrottlingException, You have exceeded the rate at which you may call KMS, BUSY",
    "403, InvalidObjectState, The operation is not valid for the object's storage class, ARCHIVED",
    "301, PermanentRedirect, The bucket must be addressed using another endpoint, OTHER_REGION",
    "400, AuthorizationHeaderMalformed, the region 'us-east-1' is wrong, OTHER_REGION",
    "403, InvalidAccessKeyId, The AWS Access Key Id does not exist, CREDENTIALS",
    "403, AllAccessDisabled, All access to this object has been disabled, BUCKET_DENIED",
    "404, NoSuchKey, The specified key does not exist, NOT_FOUND",
    "404, NoSuchBucket, The specified bucket does not exist, NO_BUCKET",
    "503, SlowDown, Reduce your request rate, BUSY",
    "500, InternalError, We encountered an internal error, BUSY",
    "405, MethodNotAllowed, The method is not allowed, REFUSED"
  })
  void saysWhyS3Refuses(int status, String code, String message, Refusal refusal) {
    String xml = "<Error><Code>%s</Code><Message>%s</Message></Error>".formatted(code, message);
    try (LoopbackServer server =
            LoopbackServer.start(
                _ -> new Reply.Answer(status, Map.of("Content-Type", "application/xml"), xml));
        S3Client client = client(server.endpoint())) {
      ImageAnswer answer = new S3Images(client).look(IMAGE, null);
      assertThat(refusal(answer)).isEqualTo(refusal);
      assertThat(((ImageAnswer.Refused) answer).words()).startsWith(code + ": " + message);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 502})
  void knowsThatAnotherServerAnswers(int status) {
    String page = "<html><body>Sorry</body></html>";
    try (LoopbackServer server =
            LoopbackServer.start(
                _ -> new Reply.Answer(status, Map.of("Content-Type", "text/html"), page));
        S3Client client = client(server.endpoint())) {
      ImageAnswer answer = new S3Images(client).look(IMAGE, null);
      assertThat(refusal(answer)).isEqualTo(Refusal.NO_ANSWER);
      assertThat(((ImageAnswer.Refused) answer).words())
          .isEqualTo("what answers is not S3 (HTTP " + status + ")");
    }
  }

  @Test
  void saysTheSameOfTheSameRefusalOnEachRequest() {
    String xml = "<Error><Code>AccessDenied</Code><Message>Access Denied.</Message></Error>";
    AtomicInteger requests = new AtomicInteger();
    try (LoopbackServer server =
            LoopbackServer.start(_ -> {
              String id = "REQUEST" + requests.incrementAndGet();
              return new Reply.Answer(403, Map.of("x-amz-request-id", id), xml);
            });
        S3Client client = client(server.endpoint())) {
      S3Images images = new S3Images(client);
      ImageAnswer.Refused first = (ImageAnswer.Refused) images.look(IMAGE, null);
      assertThat(first.words()).isEqualTo("AccessDenied: Access Denied. (HTTP 403)");
      assertThat(images.look(IMAGE, null)).isEqualTo(first);
      Found found = new Found(10, "\"e\"", new byte[5]);
      assertThatThrownBy(() -> images.read(IMAGE, found, 5, 5))
          .isInstanceOfSatisfying(
              PermanentException.class, e -> assertThat(e.text()).isEqualTo(first.words()));
    }
  }

  @Test
  void takesNoAnswerForOneThatMayCome() {
    try (LoopbackServer server = LoopbackServer.start(_ -> new Reply.HangUp());
        S3Client client = client(server.endpoint())) {
      ImageAnswer answer = new S3Images(client).look(IMAGE, null);
      assertThat(refusal(answer)).isEqualTo(Refusal.NO_ANSWER);
      assertThat(((ImageAnswer.Refused) answer).words()).startsWith("SocketException: ");
    }
  }
}
