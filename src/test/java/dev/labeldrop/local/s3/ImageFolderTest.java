package dev.labeldrop.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.local.LocalClients;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A folder of images beside a local S3. */
final class ImageFolderTest {

  /** {@code printf 0123456789 | md5sum}. */
  private static final String ETAG = "\"781e5e245d69b566979b86e28d23f2c7\"";

  @TempDir private Path folder = Path.of("");

  private final LocalS3 server = LocalS3.start();
  private final S3Client s3 = LocalClients.s3(server.endpoint());

  @BeforeEach
  void fill() throws IOException {
    Files.createDirectories(folder.resolve("photos/a b"));
    Files.writeString(folder.resolve("photos/a b/ü+1.jpg"), "0123456789");
    Files.createDirectories(folder.resolve("photos/acme/2"));
    Files.writeString(folder.resolve("photos/acme/2/3.jpg"), "of acme alone");
    Files.writeString(folder.resolve("secret.txt"), "not for all");
    server.images(folder.resolve("photos"));
  }

  @AfterEach
  void close() {
    s3.close();
    server.close();
  }

  private ResponseBytes<GetObjectResponse> get(Consumer<GetObjectRequest.Builder> more) {
    return s3.getObjectAsBytes(b -> more.accept(b.bucket("acme").key("a b/ü+1.jpg")));
  }

  @Test
  void readsAFileAsAnObjectOfAnyBucket() {
    assertThat(get(_ -> {}).asUtf8String()).isEqualTo("0123456789");
    assertThat(get(b -> b.bucket("other")).asUtf8String()).isEqualTo("0123456789");
    assertThat(get(_ -> {}).response().eTag()).isEqualTo(ETAG);
    assertThat(get(_ -> {}).response().contentRange()).isNull();
    HeadObjectResponse head = s3.headObject(b -> b.bucket("acme").key("a b/ü+1.jpg"));
    assertThat(head.contentLength()).isEqualTo(10);
    assertThat(head.eTag()).isEqualTo(ETAG);
  }

  @Test
  void findsTheFilesOfABucketInTheFolderOfItsName() {
    assertThat(get(b -> b.key("2/3.jpg")).asUtf8String()).isEqualTo("of acme alone");
    assertThatThrownBy(() -> get(b -> b.bucket("other").key("2/3.jpg")))
        .isInstanceOf(NoSuchKeyException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-3, 0123, bytes 0-3/10",
    "bytes=8-99, 89, bytes 8-9/10",
    "bytes=7-, 789, bytes 7-9/10",
    "bytes=-4, 6789, bytes 6-9/10",
    "bytes=-40, 0123456789, bytes 0-9/10"
  })
  void readsRanges(String range, String content, String contentRange) {
    ResponseBytes<GetObjectResponse> read = get(b -> b.range(range));
    assertThat(read.asString(StandardCharsets.UTF_8)).isEqualTo(content);
    assertThat(read.response().contentRange()).isEqualTo(contentRange);
    assertThat(read.response().contentLength()).isEqualTo(content.length());
  }

  @Test
  void saysThatAFileHasNoSuchBytes() throws IOException {
    Files.writeString(folder.resolve("photos/empty.jpg"), "");
    assertThatThrownBy(() -> get(b -> b.range("bytes=10-")))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(416));
    assertThatThrownBy(() -> get(b -> b.key("empty.jpg").range("bytes=0-9")))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(416));
  }

  @Test
  void keepsToConditions() throws IOException {
    assertThat(get(b -> b.ifMatch(ETAG)).asUtf8String()).hasSize(10);
    assertThatThrownBy(() -> get(b -> b.ifNoneMatch(ETAG)))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(304));
    Files.writeString(folder.resolve("photos/a b/ü+1.jpg"), "another picture");
    assertThat(get(b -> b.ifNoneMatch(ETAG)).asUtf8String()).isEqualTo("another picture");
    assertThatThrownBy(() -> get(b -> b.ifMatch(ETAG)))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
  }

  @Test
  void readsNothingOutsideOfTheFolder() {
    assertThatThrownBy(() -> get(b -> b.key("../secret.txt"))).isInstanceOf(S3Exception.class);
    assertThatThrownBy(() -> get(b -> b.key("a/../../secret.txt"))).isInstanceOf(S3Exception.class);
  }

  @Test
  void isNoPartOfABucketThatWasMade() {
    server.createBucket("acme");
    assertThatThrownBy(() -> get(_ -> {})).isInstanceOf(NoSuchKeyException.class);
    s3.putObject(b -> b.bucket("acme").key("a b/ü+1.jpg"), RequestBody.fromString("uploaded"));
    assertThat(get(_ -> {}).asUtf8String()).isEqualTo("uploaded");
  }

  @Test
  void isNotThereIfNobodySaysSo() {
    try (LocalS3 plain = LocalS3.start();
        S3Client client = LocalClients.s3(plain.endpoint())) {
      assertThatThrownBy(() -> client.getObjectAsBytes(b -> b.bucket("acme").key("2/3.jpg")))
          .isInstanceOf(NoSuchBucketException.class);
    }
  }
}
